// The reader in a browser: one sentence is the cursor, and its counterparts in the other columns stand level
// with it. The script finds nothing by itself: counterparts, stops and marks stand in the page's attributes.
// It makes no markup of text and asks for nothing outside the page.
'use strict';
(() => {
  const FAR = 3; // a counterpart so many paragraphs from where reading had got to is said to be elsewhere
  const LEAST = 17; // rem that a column needs
  const root = document.documentElement, body = document.body;
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const make = (tag, name, ...children) => {
    const made = document.createElement(tag);
    made.className = name;
    made.append(...children);
    return made;
  };

  root.classList.add('js');
  const columns = all('.column').map((element, index) => ({
    element, index, text: one('.text', element), room: one('.room', element), state: one('.state', element),
    letter: one('.letter', element).textContent, sentences: all('.s', element),
    at: 0, // the sentence at which reading has got to
  }));
  const named = new Map(columns.flatMap(c => c.sentences.map((s, i) => [s.id.slice(1), {column: c, index: i, element: s}])));
  const placeOf = element => named.get(element.id.slice(1));
  const listed = text => (text ? text.split(' ') : []);
  const links = new Map();
  for (const item of all('#links li')) {
    const {a, b, aMarks, bMarks} = item.dataset;
    links.set(`${a} ${b}`, {told: item.textContent, marks: bMarks});
    links.set(`${b} ${a}`, {told: item.textContent, marks: aMarks});
  }
  const choices = {marks: listed(body.dataset.markChoices), stops: listed(body.dataset.stopChoices)};

  let cursor = null; // {column, index, element}
  let before = null; // the cursor before the last jump
  let from = null; // the row of a list from which the reader came
  let linked = true, alone = false;
  let stops = choices.stops[0];
  let hits = [];

  const answer = text => { one('#answer').textContent = text; };

  // ---- level columns

  const topOf = element => element.getBoundingClientRect().top;

  // Put a sentence on a row of the window, wherever its text tells it: where the text is too short above,
  // room is made before its first line, so that the row is always exact.
  function bring(column, element, row) {
    const height = column.room.offsetHeight;
    const natural = topOf(element) - topOf(column.text) + column.text.scrollTop - height;
    const wanted = row - topOf(column.text);
    const room = Math.max(0, wanted - natural);
    column.room.style.height = `${room}px`;
    column.text.scrollTop = natural + room - wanted;
  }

  // The column that is read moves only so far that the whole sentence is seen, with some text around it.
  function keepInSight(place) {
    const {text} = place.column, box = text.getBoundingClientRect(), rect = place.element.getBoundingClientRect();
    // No lower than the middle, so that there is room for counterparts that are longer.
    const highest = box.top + box.height / 8;
    const lowest = Math.max(highest, Math.min(box.top + box.height / 2, box.bottom - rect.height - 8));
    if (rect.top < highest && text.scrollTop > 0) text.scrollTop -= highest - rect.top;
    else if (rect.top > lowest) text.scrollTop += rect.top - lowest;
  }

  function level() {
    if (!cursor || !linked || !one('#read').classList.contains('open')) return;
    const row = topOf(cursor.element);
    for (const name of listed(cursor.element.dataset.to)) {
      const {column, element} = named.get(name);
      if (!column.element.hidden) bring(column, element, row);
    }
  }

  // ---- the cursor

  function light() {
    for (const element of all('.s.cursor, .s.level, .s.with')) {
      element.classList.remove('cursor', 'level', 'with');
      element.removeAttribute('aria-current');
      element.tabIndex = -1;
    }
    const {element} = cursor;
    for (const name of listed(element.dataset.with)) named.get(name).element.classList.add('with');
    for (const name of listed(element.dataset.to)) {
      named.get(name).element.classList.replace('with', 'level') || named.get(name).element.classList.add('level');
    }
    element.classList.add('cursor');
    element.setAttribute('aria-current', 'true');
    element.tabIndex = 0;
  }

  // Where each source stands, told over its column and in the strip.
  function tell(step) {
    const paragraph = s => Number(s.dataset.paragraph);
    const counterparts = new Map(listed(cursor.element.dataset.to).map(name => [named.get(name).column, named.get(name)]));
    counterparts.set(cursor.column, cursor);
    for (const column of columns) {
      const found = counterparts.get(column), button = one(`#presence [data-source="${column.index}"]`);
      let glyph = '-', state = columns.length > 1 ? 'not covered' : '';
      if (found) {
        const moved = column === cursor.column ? 0 : paragraph(found.element) - paragraph(column.sentences[column.at]);
        const far = Math.abs(moved) >= FAR + Math.abs(step);
        glyph = far ? '~' : found.element.dataset.glyph || '-';
        state = far ? `${moved < 0 ? '↑' : '↓'} ${Math.abs(moved)} ¶ ${moved < 0 ? 'earlier' : 'further on'}` : '';
        column.at = found.index;
      }
      column.state.textContent = state;
      column.element.classList.toggle('absent-here', !found && linked);
      column.element.classList.toggle('active', column === cursor.column);
      one('span', button).textContent = glyph;
      button.className = found ? [...found.element.classList].find(name => name.startsWith('k-')) || '' : '';
      button.setAttribute('aria-pressed', String(column === cursor.column));
      button.setAttribute('aria-label', `${column.letter}: ${found ? found.element.dataset.told : 'not covered'}`);
    }
    one('#about').textContent = [cursor.element.dataset.told, cursor.element.dataset.said].filter(Boolean).join(' · ');
  }

  // Make a sentence the cursor; `jump` remembers where it was, `row` puts it on that row of the window.
  function go(place, {jump = false, row = null, still = false, focus = true} = {}) {
    if (!place) return;
    const old = cursor;
    if (jump && old) before = old;
    cursor = place;
    const sameColumn = old && old.column === place.column;
    const step = sameColumn ? Number(place.element.dataset.paragraph) - Number(old.element.dataset.paragraph) : 0;
    layOut();
    light();
    // Read before the columns move: the inspector's height decides how high they are.
    tell(step);
    inspect();
    if (row !== null) bring(place.column, place.element, row);
    if (!still) keepInSight(place);
    level();
    if (focus) place.element.focus({preventScroll: true});
  }

  const within = (column, index) => ({column, index, element: column.sentences[index]});

  function move(step) {
    const {column, index} = cursor, next = Math.max(0, Math.min(column.sentences.length - 1, index + step));
    answer(next !== index ? '' : step > 0 ? 'last sentence' : 'first sentence');
    go(within(column, next));
  }

  function moveParagraph(step) {
    const {column, index, element} = cursor, at = element.dataset.paragraph;
    let next = index;
    while (column.sentences[next + step] && column.sentences[next].dataset.paragraph === at) next += step;
    // Backwards the sentence found is the last of its paragraph: go on to the first.
    while (step < 0 && column.sentences[next - 1] && column.sentences[next - 1].dataset.paragraph === column.sentences[next].dataset.paragraph) next -= 1;
    answer('');
    go(within(column, next));
  }

  function movePage(step) {
    const {column, element} = cursor, row = topOf(element), way = step * column.text.clientHeight / 2;
    const distance = s => Math.abs(topOf(s) - row - way);
    const nearest = column.sentences.reduce((best, s) => (distance(s) < distance(best) ? s : best));
    answer('');
    go(placeOf(nearest), {row});
  }

  function read(index) {
    const column = columns[index];
    if (!column) return answer(`there are ${columns.length} sources`);
    if (!column.sentences.length) return answer('this source has no sentences');
    const counterpart = listed(cursor.element.dataset.to).map(name => named.get(name)).find(place => place.column === column);
    answer('');
    const row = topOf(cursor.element);
    if (column === cursor.column) return go(cursor);
    return go(counterpart || within(column, column.at), counterpart ? {row} : {});
  }

  function nextStop(step) {
    const {column, index} = cursor;
    const found = column.sentences.map((s, i) => i).filter(i => listed(column.sentences[i].dataset.stops).includes(stops));
    const ahead = found.filter(i => (i - index) * step > 0);
    if (!found.length) return answer(`no ${stops} here`);
    const next = step > 0 ? ahead[0] : ahead.at(-1);
    if (next === undefined) return answer(`${step > 0 ? 'last' : 'first'} of ${found.length}`);
    go(within(column, next), {jump: true});
    return answer(`${found.indexOf(next) + 1} of ${found.length}`);
  }

  // ---- the passage in every source's words

  // A copy of a sentence's words, what differs from the cursor's in bold.
  function words(place, marks) {
    const text = one('.t', place.element).textContent, made = make('span', 'words');
    let at = 0;
    for (const [start, end] of listed(marks).map(span => span.split('-').map(Number))) {
      made.append(text.slice(at, start), make('b', '', text.slice(start, end)));
      at = end;
    }
    made.append(text.slice(at));
    made.dir = 'auto';
    return made;
  }

  function member(place) {
    const link = links.get(`${cursor.element.id.slice(1)} ${place.element.id.slice(1)}`);
    const said = place.element.dataset.said;
    const why = make('span', 'why', [said, link && link.told].filter(Boolean).join(' · '));
    const shown = make('span', '', words(place, link ? link.marks : ''), ' ', why);
    const made = make('div', place.element === cursor.element ? 'member current' : 'member', make('span', 'letter', place.column.letter), shown);
    made.dataset.at = place.element.id.slice(1);
    return made;
  }

  let inspecting = true;
  function inspect() {
    const inspector = one('#inspector');
    inspector.replaceChildren();
    const others = listed(cursor.element.dataset.with).map(name => named.get(name));
    if (!inspecting || !others.length) return;
    const best = new Set([cursor, ...listed(cursor.element.dataset.to).map(name => named.get(name))].map(p => p.element));
    const byOrder = (a, b) => a.column.index - b.column.index || a.index - b.index;
    const members = [cursor, ...others].sort(byOrder);
    inspector.append(...members.filter(p => best.has(p.element)).map(member));
    const further = members.filter(p => !best.has(p.element));
    if (further.length) inspector.append(make('h3', '', 'also in this passage'), ...further.map(member));
  }

  // ---- which columns stand side by side

  // Where not all fit, the columns follow the evidence: those that carry what is at the cursor take the places
  // of those that do not; otherwise what is shown stays.
  function layOut() {
    const rem = parseFloat(getComputedStyle(root).fontSize);
    const fitting = alone ? 1 : Math.max(1, Math.min(columns.length, Math.floor(innerWidth / (LEAST * rem))));
    const active = cursor ? cursor.column : columns[0];
    const carrying = new Set(cursor ? listed(cursor.element.dataset.to).map(name => named.get(name).column) : []);
    const rank = column => (column === active ? 0 : (carrying.has(column) ? 1 : 3) + (column.element.hidden ? 1 : 0));
    const away = column => Math.abs(column.index - active.index);
    const wanted = [...columns].sort((a, b) => rank(a) - rank(b) || away(a) - away(b)).slice(0, fitting);
    for (const column of columns) column.element.hidden = !wanted.includes(column);
  }

  // ---- views

  function open(name) {
    const view = document.getElementById(name);
    if (!view || !view.classList.contains('view')) return answer(`there are no ${name}`);
    for (const other of all('.view')) other.classList.toggle('open', other === view);
    for (const link of all('nav a')) {
      if (link.hash === `#${name}`) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
    answer('');
    if (name === 'read' && cursor) go(cursor);
    else if (name !== 'read') chooseRow(one('.row.at', view) || one('.row', view), false);
    return undefined;
  }

  const view = () => one('.view.open');

  function chooseRow(row, scroll = true) {
    if (!row) return;
    for (const other of all('.row.at', view())) other.classList.remove('at');
    row.classList.add('at');
    const link = one('a', row);
    if (link) link.focus({preventScroll: true});
    if (scroll) row.scrollIntoView({block: 'nearest'});
  }

  function moveRow(step) {
    const rows = all('.row', view()), at = rows.findIndex(row => row.classList.contains('at'));
    chooseRow(rows[Math.max(0, Math.min(rows.length - 1, at + step))]);
  }

  function toWords(link) {
    const place = named.get(link.hash.slice(2));
    if (!place) return;
    from = link.closest('.row') && {view: view().id, row: link.closest('.row')};
    open('read');
    go(place, {jump: true});
  }

  function back() {
    if (view().id !== 'read') return open('read');
    if (alone) { alone = false; return go(cursor); }
    if (!from) return undefined;
    const {view: name, row} = from;
    from = null;
    open(name);
    return chooseRow(row);
  }

  function lead(index) {
    const rows = one('.map tbody');
    if (!columns[index] || !one(`[data-lead="${index}"]`)) return;
    const order = row => Number(listed(row.dataset.order)[index]);
    const sorted = all('tr', rows).sort((a, b) => order(a) - order(b));
    sorted.forEach((row, at) => { one('.n', row).textContent = at + 1; });
    rows.append(...sorted);
    one('#lead').textContent = columns[index].letter;
    for (const button of all('[data-lead]')) button.setAttribute('aria-pressed', String(Number(button.dataset.lead) === index));
  }

  // ---- search

  function search(query) {
    const wanted = query.trim().toLowerCase(), ranges = [];
    hits = [];
    for (const {sentences} of wanted ? columns : []) {
      for (const sentence of sentences) {
        const found = rangesIn(one('.t', sentence), wanted);
        if (found.length) hits.push(sentence);
        ranges.push(...found);
      }
    }
    // Marks without a change of the page; a browser that lacks them still goes from hit to hit.
    if (window.CSS && CSS.highlights) CSS.highlights.set('hits', new Highlight(...ranges));
    if (wanted) answer(hits.length ? `in ${hits.length} sentences` : 'not found');
  }

  // A sentence's text may stand in several nodes, one a mark.
  function rangesIn(element, wanted) {
    const nodes = [], walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let text = '';
    while (walker.nextNode()) {
      nodes.push({node: walker.currentNode, start: text.length});
      text += walker.currentNode.data;
    }
    const low = text.toLowerCase(), found = [];
    if (low.length !== text.length) return low.includes(wanted) ? [wholeOf(element)] : [];
    const put = offset => {
      const {node, start} = nodes.findLast(({start: at}) => at <= offset);
      return [node, offset - start];
    };
    for (let at = low.indexOf(wanted); at >= 0; at = low.indexOf(wanted, at + wanted.length)) {
      const range = new Range();
      range.setStart(...put(at));
      range.setEnd(...put(at + wanted.length));
      found.push(range);
    }
    return found;
  }

  function wholeOf(element) {
    const range = new Range();
    range.selectNodeContents(element);
    return range;
  }

  function nextHit(step) {
    if (!hits.length) return answer('nothing is searched for');
    if (view().id !== 'read') open('read');
    const at = hits.indexOf(cursor.element);
    const flat = s => columns.findIndex(c => c === placeOf(s).column) * 1e6 + placeOf(s).index;
    const ahead = hits.filter(s => (flat(s) - flat(cursor.element)) * step > 0);
    const next = step > 0 ? ahead[0] : ahead.at(-1);
    if (!next) return answer(at >= 0 ? `${step > 0 ? 'last' : 'first'} of ${hits.length}` : `no further hit`);
    go(placeOf(next), {jump: true});
    return answer(`${hits.indexOf(next) + 1} of ${hits.length}`);
  }

  // ---- settings and the rest

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
})();
