import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { JsonObject, JsonValue } from './json.ts';
import { ParseError } from './parseError.ts';

const TEXT = '#text';
/** Kept by the parser, so that what stands before and behind a comment is told apart. */
const COMMENT = '#comment';

/** Beyond these a document is refused, so that none takes long; balances need two levels, ten tags, a few hundred characters. */
const MOST_LEVELS = 8;
const MOST_TAGS = 1_000;
const MOST_CHARACTERS = 64 * 1024;

const parser = new XMLParser({
  preserveOrder: true,
  textNodeName: TEXT,
  commentPropName: COMMENT,
  removeNSPrefix: true,
  parseTagValue: false,
  trimValues: false,
  processEntities: { enabled: true, maxTotalExpansions: MOST_TAGS },
  maxNestedTags: MOST_LEVELS,
});

/** The parser also takes what only resembles a document: other blanks in tags, other declarations, what is cut off at the end. */
const PART = ((): RegExp => {
  const blank = '[ \\t\\r\\n]';
  const word = '[\\p{L}_][\\p{L}\\p{N}\\p{M}_.·-]*';
  const name = `(?:${word}:)?${word}`;
  const attribute = `${blank}+${name}${blank}*=${blank}*(?:"(?:[^<&"]|&[#\\w]+;)*"|'(?:[^<&']|&[#\\w]+;)*')`;
  const tag = `<(?:/${name}${blank}*|${name}(?:${attribute})*${blank}*/?)>`;
  const comment = '<!--(?:(?!--)[^])*-->';
  return new RegExp(`${tag}|${comment}|<!\\[CDATA\\[(?:(?!\\]\\]>)[^])*\\]\\]>|[^<]+`, 'uy');
})();

/** What a document looks like that is not `<xml>` with each name once. */
export interface XmlForm {
  /** The name of the outermost element. */
  readonly root: string;
  /** Names of elements of which there may be several beside each other, or none: they are read as a list. */
  readonly lists: readonly string[];
}

const PLAIN: XmlForm = { root: 'xml', lists: [] };

/**
 * Reads `<xml><name>value</name>…</xml>`, or a document of another form, to its names, without their prefixes, and values: text without the blanks around it,
 * or the elements within. Text on both sides of a comment, or inside and outside of CDATA, is joined by a blank: two numbers never
 * become one. Attributes and comments are let pass. Throws {@link ParseError}: `doctype` for any document type,
 * `duplicate-key` for a name that stands twice in an element and is no list, `malformed` for everything else: another root, text between the
 * elements of the root, processing instructions, what is not well formed, more than 8 levels, 1,000 tags or 64 K characters.
 */
export function parseXml(text: string, { root: rootName, lists }: XmlForm = PLAIN): JsonObject {
  if (/<!\s*doctype/i.test(text)) {
    throw new ParseError('doctype');
  }
  const document = text.trim();
  const content = document.replace(/^<\?xml(?:\s[^<>?]*)?\?>/, '');
  const isDocument = content.length <= MOST_CHARACTERS && isWhole(content) && document.endsWith('>');
  if (!isDocument || XMLValidator.validate(document) !== true) {
    throw new ParseError('malformed');
  }
  const [root, ...more] = nodesOf(parse(content)).filter((node) => !isBlank(node));
  if (
    root?.name !== rootName ||
    more.length > 0 ||
    nodesOf(root.content).some((node) => isText(node) && !isBlank(node))
  ) {
    throw new ParseError('malformed');
  }
  return elementsOf(nodesOf(root.content), lists);
}

/** Whether there is nothing but tags, comments, CDATA and text, and of tags no more than any service sends. */
function isWhole(content: string): boolean {
  let tags = 0;
  let at = 0;
  while (at < content.length) {
    PART.lastIndex = at;
    if (!PART.test(content) || (content[at] === '<' && ++tags > MOST_TAGS)) {
      return false;
    }
    at = PART.lastIndex;
  }
  return true;
}

function parse(content: string): unknown {
  try {
    return parser.parse(content);
  } catch {
    // The parser's own message quotes the document.
    throw new ParseError('malformed');
  }
}

/** An element, a run of text or a comment, as the parser gives it. */
interface Node {
  readonly name: string;
  readonly content: unknown;
}

function nodesOf(content: unknown): readonly Node[] {
  if (!Array.isArray(content)) {
    throw new ParseError('malformed');
  }
  return content.map((entry: unknown) => {
    const [own] = typeof entry === 'object' && entry !== null ? Object.entries(entry) : [];
    if (own === undefined) {
      throw new ParseError('malformed');
    }
    return { name: own[0], content: own[1] };
  });
}

function elementsOf(nodes: readonly Node[], lists: readonly string[]): JsonObject {
  const elements = new Map<string, JsonValue>();
  for (const { name, content } of nodes.filter(isElement)) {
    const inner = nodesOf(content);
    const value = inner.some(isElement) ? elementsOf(inner, lists) : textOf(inner);
    const before = elements.get(name);
    if (lists.includes(name)) {
      elements.set(name, [...(Array.isArray(before) ? before : []), value]);
    } else if (before === undefined) {
      elements.set(name, value);
    } else {
      throw new ParseError('duplicate-key', name);
    }
  }
  return elements;
}

function textOf(nodes: readonly Node[]): string {
  return nodes
    .filter((node) => isText(node) && !isBlank(node))
    .map(({ content }) => trimmed(content))
    .join(' ');
}

/** Without the blanks of XML: others are part of the value and make an amount invalid. */
function trimmed(text: unknown): string {
  return String(text).replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
}

function isElement({ name }: Node): boolean {
  return name !== TEXT && name !== COMMENT;
}

function isText({ name }: Node): boolean {
  return name === TEXT;
}

function isBlank(node: Node): boolean {
  return node.name === COMMENT || (isText(node) && trimmed(node.content) === '');
}
