// The columns side by side: one sentence is the cursor, and its counterparts stand level with it.

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
  const touched = listed(cursor.element.dataset.apart);
  for (const column of columns) {
    const found = counterparts.get(column), button = one(`#presence [data-source="${column.index}"]`);
    let glyph = '-', state = columns.length > 1 ? 'not covered' : '';
    if (found) {
      const moved = column === cursor.column ? 0 : paragraph(found.element) - paragraph(column.sentences[column.at]);
      const far = Math.abs(moved) >= FAR + Math.abs(step);
      glyph = far ? '~' : found.element.dataset.glyph || '-';
      const inPart = touched.includes(String(column.index)) ? 'in part' : '';
      state = far ? `${moved < 0 ? '↑' : '↓'} ${Math.abs(moved)} ¶ ${moved < 0 ? 'earlier' : 'later'}` : inPart;
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
