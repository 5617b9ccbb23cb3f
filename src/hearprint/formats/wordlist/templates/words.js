"use strict";
const player = document.querySelector("audio");
let end = Infinity;
document.addEventListener("click", (event) => {
  const link = event.target.closest("a.hear");
  if (!link) return;
  event.preventDefault();
  player.currentTime = Number(link.dataset.begin);
  end = Number(link.dataset.end);
  player.play();
});
player.addEventListener("timeupdate", () => {
  if (player.currentTime >= end) {
    player.pause();
    end = Infinity;
  }
});
