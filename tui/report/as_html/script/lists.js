// The other views: one at a time, their rows by key, the way to the words and back.

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
