// The page as the scripts see it: its columns and sentences, the links between them, and what holds now.
// They find nothing by themselves: counterparts, stops and marks stand in the page's attributes. They make no
// markup of text and ask for nothing outside the page.

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
