// The house's page leads back to where the listener was.
function startHouse(link) {
  const last = kept(`last:${folder}`, null);
  if (!last || typeof last.href !== 'string' || !last.href.startsWith(folder)) return;
  link.href = last.href;
  link.querySelector('[data-resume-title]').textContent = last.title;
  link.hidden = false;
}

const resume = document.querySelector('[data-resume]');
if (resume) startHouse(resume);
