/*
 * Find what was typed among the entries of the site: see pages/search.py for what they are.
 *
 * Each word typed stands for itself, and for others that count less: those of its family (“refuse”, “refusal”), those
 * that begin with it, what synonyms.txt has for it, and, where the site does not know it, those one slip away.
 * An entry is worth more the more of what was typed it has, the rarer that is, the shorter the entry is, the closer
 * together the words are, and the more of its title they make.
 *
 * The figures below were chosen with tests/overrides/searches.txt, which says what should come of them.
 */

// What a word counts, by how it is found
const [EXACT, SYNONYM, FAMILY, SLIP, BEGINS] = [1, 0.9, 0.8, 0.6, 0.5];

// How much more it counts in a title, a heading over it, and the page's title and address, than in the text
const [TITLE, OVER, AROUND] = [2, 1, 0.6];

const SATURATION = 1.2; // how soon a word that comes again and again counts no more
const LENGTH = 0.4; // how much the length of an entry matters
const SHORT = 40; // words; a shorter entry counts as having so many
const LITTLE = 0.15; // what a small word counts beside others
const APART = 0.5; // what a synonym of several words counts where they do not stand together
const COVER = 2; // how much it matters that an entry has all that was typed
const TITLED = 1.1; // what a title adds that is just what was typed
const TOGETHER = 0.5; // what two words add that stand together as they were typed
const NEAR = 4; // words within which two count as near, and add half of that
const WEAK = 0.15; // what is worth less than this part of the best is not shown

const LONGEST = 300; // characters of what was typed that are looked for
const FORGIVEN = 5; // letters that a word has, at least, for a slip in it to be forgiven
const STEM = 4; // letters, at least, that the words of a family have in common, and how they go on from there
const ENDING = /^(|d|e|ed|er|ing|al|ally|ly|y|ion|ation|ren|ment|ity|ive|ence|ent|ential|tial)$/;

const SMALL = new Set(
  `a about an and are at be by can could do does for from had has have how i if in is it me my of on or our should so
  some than that the their them then they this to was we what when where which who will with would you your`.split(/\s+/),
);

const NUMBER = /^(?:§+|para(?:graph)?\.?)?\s*(\d+(?:\.\d+)+)\s*(?:\(?([a-z]+)\))?\.?$/i;

/* The words of a text, with where they stand in it: 3.36 is one, well-being is two, and children’s is children. */
export function words(text) {
  return [...text.matchAll(/\d+(?:\.\d+)+|[\p{L}\p{N}]+(?:['’]\p{L}+)*/gu)].map(({ 0: word, index }) => ({
    word: singular(word.toLowerCase().replace(/['’].*/, "")),
    start: index,
    end: index + word.length,
  }));
}

const singular = (word) => word.replace(/(?<=\w\w)ies$/, "y").replace(/(?<=\w[^isu\d])s$/, "");

const only = (text) => words(text).map(({ word }) => word);

export class Finder {
  /* pages: what pages/search.py has written; synonyms: what people type, and what the site says for it */
  constructor({ pages, synonyms }) {
    this.entries = pages.flatMap((page) => page.entries.map((entry) => indexed(page, entry)));
    this.synonyms = synonyms.map(([typed, said]) => [only(typed), said.map(only)]);
    this.numbered = new Map(); // the entry of each number, and of each lettered part
    this.having = new Map(); // for each word, how much each entry has of it
    this.stands = new Map(); // what each word typed stands for, once that is known
    const length = this.entries.reduce((sum, { said }) => sum + said.length, 0) / this.entries.length;
    for (const entry of this.entries) {
      for (const id of [entry.id, ...entry.parts]) if (/^\d/.test(id)) this.numbered.set(id, entry);
      const norm = 1 - LENGTH + (LENGTH * Math.max(entry.said.length, SHORT)) / length;
      for (const [word, count] of entry.counts) {
        if (!this.having.has(word)) this.having.set(word, new Map());
        this.having.get(word).set(entry, (count * (1 + SATURATION)) / (count + SATURATION * norm));
      }
    }
  }

  /* The places for what was typed, the best first: what their entries have, and `known`, the words found in them. */
  find(typed) {
    const terms = this.terms(only(typed.slice(0, LONGEST)));
    const telling = terms.filter(({ isSmall }) => !isSmall);
    const known = new Set(telling.flatMap(({ forms }) => [...forms]));
    const seen = new Set();
    return [...this.byNumber(typed), ...this.byWords(terms)]
      .filter(({ url, id, title, over }) => {
        // The flowchart asks some questions in two places, in the same words; and a number has been found already.
        const what = `${url} ${over ? id.split("-")[0] : title}`;
        return !seen.has(what) && seen.add(what);
      })
      .map((entry) => ({ known, ...entry }));
  }

  /* The paragraph, or the part of one, whose number this is. */
  byNumber(typed) {
    const [, number, part] = NUMBER.exec(typed.trim()) ?? [];
    const id = part ? `${number}-${part.toLowerCase()}` : number;
    const entry = this.numbered.get(id);
    return entry ? [{ ...entry, id, known: new Set(), title: part ? `${number}(${part.toLowerCase()})` : number }] : [];
  }

  byWords(terms) {
    const all = terms.reduce((sum, { rarity }) => sum + rarity, 0);
    const ranked = [];
    for (const entry of new Set(terms.flatMap(({ found }) => [...found.keys()]))) {
      const its = terms.filter(({ found }) => found.has(entry));
      const has = its.reduce((sum, { rarity }) => sum + rarity, 0) / all;
      const worth = its.reduce((sum, { found }) => sum + found.get(entry), 0);
      const more = 1 + TOGETHER * together(entry, terms) + TITLED * titled(entry, its, all);
      ranked.push({ entry, has, score: entry.weight * worth * more * has ** COVER });
    }
    const best = Math.max(...ranked.map(({ score }) => score));
    const isLast = ({ entry }) => Number(entry.last); // what is about the site comes after all else
    return ranked
      .filter(({ score }) => score >= WEAK * best)
      .sort((one, other) => isLast(one) - isLast(other) || other.score - one.score)
      .map(({ entry }) => entry);
  }

  /* What was typed, word by word or as a phrase that has synonyms, and what the entries have of each. */
  terms(typed) {
    const areAll = typed.every((word) => SMALL.has(word));
    const terms = [];
    for (let at = 0; at < typed.length; ) {
      const meant = this.synonyms.filter(([left]) => left.every((word, i) => typed[at + i] === word));
      const longest = Math.max(1, ...meant.map(([left]) => left.length));
      const phrase = typed.slice(at, at + longest);
      const own = longest > 1 ? [[phrase, EXACT]] : this.forms(phrase[0]);
      const others = meant.filter(([left]) => left.length === longest).flatMap(([, said]) => said);
      const isSmall = !areAll && longest === 1 && SMALL.has(phrase[0]);
      const { found, rarity } = this.amounts(own, isSmall ? LITTLE : 1);
      for (const other of others) {
        const its = this.amounts([[other, SYNONYM]]);
        const as = Math.max(1, rarity / its.rarity); // rare as what was typed may be: whoever types “mum” means a parent
        for (const [entry, worth] of its.found) found.set(entry, Math.max(found.get(entry) ?? 0, as * worth));
      }
      terms.push({ found, rarity, isSmall, forms: new Set([...own.map(([words]) => words), ...others].flat()) });
      at += longest;
    }
    return terms;
  }

  /* What each entry has of these phrases, which mean the same, and how rare that is. */
  amounts(phrases, part = 1) {
    const found = new Map();
    for (const [phrase, weight] of phrases) {
      const [first, ...rest] = phrase.map((word) => this.having.get(word) ?? new Map());
      for (const [entry, amount] of first) {
        if (!rest.every((each) => each.has(entry))) continue;
        const least = Math.min(amount, ...rest.map((each) => each.get(entry)));
        const whole = !rest.length || entry.flat.includes(` ${phrase.join(" ")} `) ? 1 : APART;
        found.set(entry, Math.max(found.get(entry) ?? 0, weight * whole * least));
      }
    }
    const rarity = part * Math.log(1 + (this.entries.length - found.size + 0.5) / (found.size + 0.5));
    for (const [entry, amount] of found) found.set(entry, amount * rarity);
    return { found, rarity };
  }

  /* The words of the site that a word may stand for, and how much each counts; a number stands for itself. */
  forms(typed) {
    if (!this.stands.has(typed)) {
      const others = /\d/.test(typed) ? [] : [...this.having.keys()].filter((word) => word !== typed);
      const as = (weight, test) => others.filter(test).map((word) => [[word], weight]);
      const known = [...(this.having.has(typed) ? [[[typed], EXACT]] : []), ...as(FAMILY, (word) => isFamily(word, typed))];
      const begins = typed.length > 2 ? as(BEGINS, (word) => word.startsWith(typed)) : [];
      const slips = known.length || typed.length < FORGIVEN ? [] : as(SLIP, (word) => isOneSlip(word, typed));
      this.stands.set(typed, [...known, ...begins, ...slips]);
    }
    return this.stands.get(typed);
  }
}

/* What is known of an entry: where it is and what it says, and what it is found by. */
function indexed({ entries, ...page }, { id, title, over = "", also = [], text, parts = [] }) {
  const counts = new Map();
  const add = (words, weight) => {
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + weight);
  };
  const [own, heading, said] = [title, over, text].map(only);
  const address = id ? /^change-(.*)/.exec(id)?.[1] : page.url.split("/").at(-2); // it may be a name
  add(said, 1);
  add(new Set([...own, ...also.flatMap(only), ...only(id.replaceAll("-", " "))]), TITLE);
  add(new Set(heading), OVER);
  add(new Set(only(`${page.title} ${page.url.replaceAll(/[/-]/g, " ")}`)), AROUND);
  const titles = [...title.split(/[:,;] /), over, ...also, address?.replaceAll("-", " ") ?? ""].map((each) =>
    only(each).filter((word) => !SMALL.has(word)),
  );
  const flat = ` ${[own, heading, said].map((each) => each.join(" ")).join(" | ")} `;
  const shown = { id, title, over, text, page: entries[0].title };
  return { ...page, ...shown, parts, counts, titles, stretches: [own, heading, said], said, flat };
}

/* How many pairs of words stand together in an entry as they were typed; a pair that is near counts half. */
function together(entry, terms) {
  let pairs = 0;
  for (let at = 1; at < terms.length; at += 1) {
    const [before, after] = [terms[at - 1], terms[at]];
    if (before.found.has(entry) && after.found.has(entry)) pairs += nearest(entry.stretches, before.forms, after.forms);
  }
  return pairs;
}

function nearest(stretches, before, after) {
  let best = 0;
  for (const words of stretches) {
    for (let at = 0; at < words.length; at += 1) {
      if (!before.has(words[at])) continue;
      if (after.has(words[at + 1])) return 1;
      if (words.slice(Math.max(0, at - NEAR), at + NEAR).some((word) => after.has(word))) best = 0.5;
    }
  }
  return best;
}

/* How near one of an entry’s titles comes to what was typed: 1 if it is just that. */
function titled({ titles }, terms, all) {
  return Math.max(
    ...titles.map((words) => {
      const typed = terms.filter(({ forms }) => words.some((word) => forms.has(word)));
      const has = words.filter((word) => typed.some(({ forms }) => forms.has(word)));
      return words.length ? (typed.reduce((sum, { rarity }) => sum + rarity, 0) / all) * (has.length / words.length) : 0;
    }),
  );
}

/* “refuse” and “refusal”, “child” and “children” */
function isFamily(one, other) {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same += 1;
  return same >= STEM && ENDING.test(one.slice(same)) && ENDING.test(other.slice(same));
}

/* Whether one letter is missing, added, another, or has changed places with the next. */
function isOneSlip(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const [rest, others] = [one.slice(at), other.slice(at)];
  return (
    rest.slice(1) === others.slice(1) ||
    rest.slice(1) === others ||
    rest === others.slice(1) ||
    (rest[0] === others[1] && rest[1] === others[0] && rest.slice(2) === others.slice(2))
  );
}
