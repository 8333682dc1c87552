// Search in all sources.

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
