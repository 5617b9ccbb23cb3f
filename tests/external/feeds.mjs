// feeds.mjs MODULES FILE...: what podcast-partytime and feedsmith read in feeds, and the W3C's
// WebVTT parser in transcripts, as one JSON document: {file: {...}}.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import path from "node:path";

const [modules, ...files] = process.argv.slice(2);
const require = createRequire(pathToFileURL(path.join(modules, "any.js")));

const told = [];
for (const level of ["log", "info", "warn", "error", "debug"]) console[level] = (...words) => told.push(words.map(String).join(" "));

const partytime = require("podcast-partytime");
const feedsmith = require("feedsmith");
const { WebVTTParser } = require("webvtt-parser");

function byPartytime(text) {
  told.length = 0;
  const feed = partytime.parseFeed(text, { allowMissingGuid: false });
  if (!feed) return { refused: told.slice() };
  return {
    title: feed.title,
    language: feed.language,
    explicit: feed.explicit,
    guid: feed.guid,
    locked: feed.locked?.locked ?? feed.locked,
    medium: feed.medium,
    funding: feed.podcastFunding?.message,
    items: feed.items.map((item) => ({
      title: item.title,
      guid: item.guid,
      date: item.pubDate && new Date(item.pubDate).toISOString(),
      url: item.enclosure?.url,
      length: item.enclosure?.length,
      type: item.enclosure?.type,
      seconds: item.duration,
      transcripts: (item.podcastTranscripts ?? []).map((one) => [one.url, one.type]),
      chapters: item.podcastChapters?.url,
      people: (item.podcastPeople ?? []).map((one) => [one.name, one.role]),
      episode: item.podcastEpisode?.number,
      season: item.podcastSeason?.number,
      others: (item.alternativeEnclosures ?? []).map((one) => [one.type, one.source?.[0]?.uri, one.integrity?.value]),
    })),
  };
}

function byFeedsmith(text) {
  const feed = feedsmith.parseRssFeed(text);
  return {
    title: feed.title,
    language: feed.language,
    explicit: feed.itunes?.explicit,
    guid: feed.podcast?.guid,
    locked: feed.podcast?.locked?.value,
    medium: feed.podcast?.medium,
    funding: feed.podcast?.fundings?.[0]?.display,
    items: feed.items.map((item) => ({
      title: item.title,
      guid: item.guid?.value,
      date: item.pubDate && new Date(item.pubDate).toISOString(),
      url: item.enclosures?.[0]?.url,
      length: item.enclosures?.[0]?.length,
      type: item.enclosures?.[0]?.type,
      seconds: item.itunes?.duration,
      transcripts: (item.podcast?.transcripts ?? []).map((one) => [one.url, one.type]),
      chapters: item.podcast?.chapters?.url,
      people: (item.podcast?.persons ?? []).map((one) => [one.display, one.role]),
      episode: item.podcast?.episode?.number,
      season: item.podcast?.season?.number,
      others: (item.podcast?.alternateEnclosures ?? []).map((one) => [one.type, one.sources?.[0]?.uri, one.integrity?.value]),
    })),
  };
}

const found = {};
for (const file of files) {
  const text = readFileSync(file, "utf8");
  if (file.endsWith(".vtt")) {
    const { cues, errors } = new WebVTTParser().parse(text, "captions");
    found[file] = { cues: cues.length, errors: errors.map((one) => `line ${one.line}: ${one.message}`) };
  } else {
    found[file] = { partytime: byPartytime(text), feedsmith: byFeedsmith(text) };
  }
}
process.stdout.write(JSON.stringify(found));
