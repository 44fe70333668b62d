import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { JsonObject, JsonValue } from './json.ts';
import { ParseError } from './parseError.ts';
import { XmlText } from './xmlText.ts';

const TEXT = '#text';
/** Kept by the parser, so that what stands before and behind a comment is told apart. */
const COMMENT = '#comment';
const ATTRIBUTES = ':@';

/** Beyond these a document is refused, so that none takes long; balances need two levels, ten tags, a few hundred characters. */
const MOST_LEVELS = 8;
const MOST_TAGS = 1_000;
const MOST_CHARACTERS = 64 * 1024;

const parser = new XMLParser({
  preserveOrder: true,
  textNodeName: TEXT,
  commentPropName: COMMENT,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  trimValues: false,
  // The parser's own one takes `&#0;` out: 5&#0;0 would be fifty.
  entityDecoder: { decode, setXmlVersion() {}, setExternalEntities() {}, addInputEntities() {}, reset() {} },
  maxNestedTags: MOST_LEVELS - 1,
});

const ESCAPES = new Map(Object.entries({ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }));

/**
 * What stands between tags, and end tags, as a whole; of other tags, how they begin. In parentheses, with all behind it, is what validator
 * and parser let pass or read in two ways: other declarations, what is not closed, an end tag that closes itself, other blanks outside
 * of quotes.
 */
const PART = new RegExp(
  [
    /<!--(?:(?!--).)*-->/,
    /<!\[CDATA\[.*?\]\]>/,
    /<\?(?!xml[\s?])[A-Za-z_][\w.:-]*(?:[ \t\r\n].*?)?\?>/,
    /<\/[^\s<>/]+[ \t\r\n]*>/,
    /<(?:(!DOCTYPE|[!?/]|(?:[^<>"']|"[^<"]*"|'[^<']*')*?[^\S \t\r\n]).*)?/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gs',
);

/** What a document looks like that is not `<xml>` with each name once. */
export interface XmlForm {
  /** The name of the outermost element, without a prefix. */
  readonly root: string;
  /** Names of elements of which there may be several beside each other, or none: they are read as a list. */
  readonly lists: readonly string[];
}

const PLAIN: XmlForm = { root: 'xml', lists: [] };

/**
 * Reads `<xml><name>value</name>…</xml>`, or a document of another form: what is in an element by name. An element is its text, without
 * the blanks around it, until others are within. Attributes are named as they are written, behind `@`, and text beside elements `#text`.
 * An element goes by its name without the prefix. Where elements beside each other have one name with different prefixes, it goes by both:
 * `p:name`, and `:name` without one, so that a name that was clear until then is nobody's, and not another's.
 * Pieces of text with a comment, an instruction, CDATA or an element between them are joined by a blank: two numbers never become one.
 * No entity is resolved but the five of XML, and characters by their numbers. Throws {@link ParseError}: `doctype` for a document type, `duplicate-key` for a
 * name that stands twice in an element and is no list, `malformed` for everything else: another root, what is not well formed, more
 * than 8 levels, 1,000 tags or 64 K characters.
 */
export function parseXml(text: string, { root: rootName, lists }: XmlForm = PLAIN): JsonObject {
  const document = withoutInstructions(text.trim());
  if (XMLValidator.validate(document) !== true) {
    throw new ParseError('malformed');
  }
  const nodes = nodesIn(document);
  const [root, ...more] = nodes.filter(isElement);
  if (root === undefined || root.local !== rootName || more.length > 0 || textOf(nodes) !== '') {
    throw new ParseError('malformed');
  }
  return contentOf(root, lists);
}

/** With a comment for each processing instruction: the parser looks for quotes in these, and would not find their ends. */
function withoutInstructions(document: string): string {
  if (document.length > MOST_CHARACTERS) {
    throw new ParseError('malformed');
  }
  let tags = 0;
  return document.replace(/^<\?xml(?:\s[^<>?]*)?\?>/, '').replace(PART, (part: string, refused: string | undefined) => {
    if (refused !== undefined || ++tags > MOST_TAGS) {
      throw new ParseError(refused === '!DOCTYPE' ? 'doctype' : 'malformed');
    }
    return part.startsWith('<?') ? '<!---->' : part;
  });
}

/** An element, a run of text or a comment, as the parser gives it. */
interface Node {
  readonly name: string;
  /** The name without its prefix. */
  readonly local: string;
  readonly content: unknown;
  readonly attributes: readonly (readonly [string, string])[];
}

function nodesIn(document: string): readonly Node[] {
  try {
    // Without something behind it, the parser would drop text at the end.
    return nodesOf(parser.parse(`${document}<!---->`));
  } catch {
    // The parser's own message quotes the document.
    throw new ParseError('malformed');
  }
}

function nodesOf(content: unknown): readonly Node[] {
  const entries: readonly Readonly<Record<string, unknown>>[] = Array.isArray(content) ? content : [];
  return entries.flatMap(({ [ATTRIBUTES]: attributes, ...own }) =>
    Object.entries(own).map(([name, inner]) => {
      if (!/^[^:]+(?::[^:]+)?$/.test(name)) {
        throw new ParseError('malformed');
      }
      const local = name.slice(name.indexOf(':') + 1);
      return { name, local, content: inner, attributes: Object.entries(attributes ?? {}) };
    }),
  );
}

function contentOf({ content, attributes }: Node, lists: readonly string[]): JsonObject {
  const nodes = nodesOf(content);
  const [elements, text] = [nodes.filter(isElement), textOf(nodes)];
  if (elements.length === 0) {
    return new XmlText(attributes, text);
  }
  const values = new Map<string, JsonValue>(attributes);
  for (const element of elements) {
    const name = nameOf(element, elements);
    const inner = contentOf(element, lists);
    const value = inner instanceof XmlText && inner.size === 0 ? inner.text : inner;
    const before = values.get(name);
    if (lists.includes(element.local)) {
      values.set(name, [...(Array.isArray(before) ? before : []), value]);
    } else if (before === undefined) {
      values.set(name, value);
    } else {
      throw new ParseError('duplicate-key', name);
    }
  }
  return text === '' ? values : values.set(TEXT, text);
}

/** Without its prefix, unless one of the elements beside it has another prefix alone. */
function nameOf({ name, local }: Node, beside: readonly Node[]): string {
  const isClear = beside.every((other) => other.name === name || other.local !== local);
  return isClear ? local : name.includes(':') ? name : `:${name}`;
}

function textOf(nodes: readonly Node[]): string {
  const pieces = nodes.map(({ name, content }) => (name === TEXT ? trimmed(content) : ''));
  return pieces.filter((piece) => piece !== '').join(' ');
}

/** Of text and of attributes, but not of CDATA. */
function decode(written: string): string {
  if (/<|&(?!#?\w+;)/.test(written)) {
    throw new ParseError('malformed');
  }
  return written.replace(/&(#?\w+);/g, (whole, name: string) => characterOf(name) ?? ESCAPES.get(name) ?? whole);
}

/** The character that a reference names by its number. Throws for a number that is no character's. */
function characterOf(name: string): string | undefined {
  if (!name.startsWith('#')) {
    return undefined;
  }
  const [, hex, decimal] = /^#(?:x([\dA-Fa-f]+)|(\d+))$/.exec(name) ?? [];
  const character = String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
  if (!/[\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(character)) {
    throw new ParseError('malformed');
  }
  return character;
}

/** Without the blanks of XML: others are part of the value and make an amount invalid. */
function trimmed(text: unknown): string {
  return String(text).replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
}

function isElement({ name }: Node): boolean {
  return name !== TEXT && name !== COMMENT;
}
