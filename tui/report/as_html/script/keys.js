// What keys and clicks do, and the start.

function cycle(values, value, what) {
  const next = values[(values.indexOf(value) + 1) % values.length];
  answer(`${what}: ${next}`);
  return next;
}

function theme() {
  const dark = getComputedStyle(root).colorScheme === 'dark'
    || (!root.dataset.theme && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = dark ? 'light' : 'dark';
}

function copy() {
  const {column, element} = cursor, paragraph = Number(element.dataset.paragraph) + 1;
  const text = `“${one('.t', element).textContent}” (${column.element.dataset.cite}, paragraph ${paragraph})`;
  const failed = () => answer('the browser does not let a page copy');
  if (!navigator.clipboard) failed();
  else navigator.clipboard.writeText(text).then(() => answer('copied'), failed);
}

function original() {
  const link = one('.when a', cursor.column.element);
  if (link) link.click();
  else answer('this source has no address');
}

const anywhere = {
  '?': () => one('#help').showModal(), F1: () => one('#help').showModal(), t: theme, Escape: back,
  '/': () => one('#query').focus(), n: () => nextHit(1), N: () => nextHit(-1),
  M: () => open('map'), Q: () => open('quotations'), F: () => open('figures'), W: () => open('framing'),
  C: () => open('conflicts'), A: () => open('notes'),
};
const reading = {
  j: () => move(1), k: () => move(-1), ArrowDown: () => move(1), ArrowUp: () => move(-1),
  '}': () => moveParagraph(1), '{': () => moveParagraph(-1),
  d: () => movePage(1), u: () => movePage(-1), PageDown: () => movePage(2), PageUp: () => movePage(-2), ' ': () => movePage(1),
  g: () => go(within(cursor.column, 0), {jump: true}), Home: () => go(within(cursor.column, 0), {jump: true}),
  G: () => go(within(cursor.column, cursor.column.sentences.length - 1), {jump: true}),
  End: () => go(within(cursor.column, cursor.column.sentences.length - 1), {jump: true}),
  ']': () => nextStop(1), '[': () => nextStop(-1),
  f: () => { stops = cycle(choices.stops, stops, 'stops'); one('#stops').textContent = stops; },
  c: () => { body.dataset.marks = cycle(choices.marks, body.dataset.marks, 'marks'); },
  h: () => read(Math.max(0, cursor.column.index - 1)), l: () => read(Math.min(columns.length - 1, cursor.column.index + 1)),
  ArrowLeft: () => reading.h(), ArrowRight: () => reading.l(),
  "'": () => { const old = before; if (old) go(old, {jump: true}); else answer('no jump yet'); },
  s: () => { linked = !linked; answer(linked ? 'columns follow' : 'columns stay'); go(cursor); },
  S: () => { linked = true; go(cursor); },
  z: () => { alone = !alone; go(cursor); },
  i: () => { inspecting = !inspecting; go(cursor); },
  b: () => { body.classList.toggle('show-aside'); go(cursor); },
  y: copy, o: original,
};
const listing = {
  j: () => moveRow(1), k: () => moveRow(-1), ArrowDown: () => moveRow(1), ArrowUp: () => moveRow(-1),
  g: () => moveRow(-1e9), G: () => moveRow(1e9), d: () => moveRow(10), u: () => moveRow(-10),
};

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || one('#help').open) return;
  if (event.target === one('#query')) {
    if (event.key === 'Enter') { event.target.blur(); nextHit(1); }
    if (event.key === 'Escape') { event.target.value = ''; search(''); event.target.blur(); }
    return;
  }
  const inReader = view().id === 'read';
  // A button or link that has the focus keeps the keys that work it.
  if ([' ', 'Enter'].includes(event.key) && event.target.closest('button, a')) return;
  const digit = /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : -1;
  const act = anywhere[event.key] || (inReader ? cursor && reading[event.key] : listing[event.key])
    || (digit >= 0 && (inReader ? cursor && (() => read(digit)) : view().id === 'map' && (() => lead(digit))));
  if (!act) return;
  event.preventDefault();
  act();
}

function onClick(event) {
  const link = event.target.closest('a[href^="#"]');
  const sentence = event.target.closest('.s'), shown = event.target.closest('.member');
  const button = event.target.closest('button');
  if (link) {
    event.preventDefault();
    if (named.has(link.hash.slice(2))) toWords(link);
    else open(link.hash.slice(1));
  } else if (button && button.dataset.do === 'theme') theme();
  else if (button && button.dataset.do === 'help') one('#help').showModal();
  else if (button && button.dataset.source) { if (cursor) read(Number(button.dataset.source)); }
  else if (button && button.dataset.lead) lead(Number(button.dataset.lead));
  // Words that are being selected are not a click.
  else if (sentence && getSelection().isCollapsed) { answer(''); go(placeOf(sentence), {jump: true, still: true}); }
  else if (shown && getSelection().isCollapsed) go(named.get(shown.dataset.at), {jump: true});
}

document.addEventListener('keydown', onKey);
document.addEventListener('click', onClick);
one('#query').addEventListener('input', event => search(event.target.value));
addEventListener('resize', () => { if (cursor) { layOut(); keepInSight(cursor); level(); } });
// Scrolled by hand, the column that is read takes the others with it.
for (const column of columns) column.text.addEventListener('scroll', () => { if (cursor && cursor.column === column) level(); }, {passive: true});

const asked = named.get(location.hash.slice(2)), start = columns.find(column => column.sentences.length);
layOut();
open(asked || !location.hash ? 'read' : location.hash.slice(1));
if (!view()) open('read');
if (asked) go(asked);
else if (start) go(within(start, 0), {still: true, focus: false});
