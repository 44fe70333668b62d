import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { ParseError } from './parseError.ts';

const TEXT = '#text';
const ATTRIBUTES = ':@';

const parser = new XMLParser({
  preserveOrder: true,
  textNodeName: TEXT,
  ignoreAttributes: false,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  ignoreDeclaration: true,
  maxNestedTags: 8,
});

/** Beyond these a document is refused; balances need ten tags and a few hundred characters. */
const MOST_TAGS = 1_000;
const MOST_CHARACTERS = 64 * 1024;

/** A `<` that begins no plain tag. The parser takes blanks that are none in XML, such as U+00A0, for blanks within tags. */
const NO_PLAIN_TAG = /<(?!\/?[\p{L}_:][\p{L}\p{N}\p{M}_:.·-]*[ \t\r\n]*\/?>)/u;

/**
 * Reads `<xml><name>value</name>…</xml>`, the only form in which balances come, to its names and values. Values are text as
 * written, without the blanks around them; entities stay as they are. Throws {@link ParseError}: `doctype` for any
 * document type, `duplicate-key` for a name that stands twice, `malformed` for everything that has another form: another
 * root, attributes, elements in elements, text between elements, comments, CDATA, processing instructions, and for what is far larger.
 */
export function parseXml(text: string): ReadonlyMap<string, string> {
  if (/<!\s*doctype/i.test(text)) {
    throw new ParseError('doctype');
  }
  const document = text.trim();
  const content = document.replace(/^<\?xml(?:\s[^<>?]*)?\?>/, '');
  if (
    NO_PLAIN_TAG.test(content) ||
    isTooMuch(content) ||
    !document.endsWith('>') ||
    XMLValidator.validate(document) !== true
  ) {
    throw new ParseError('malformed');
  }
  return childrenOf(parse(content));
}

/** Whether elements stand in elements of the root, or there are far more than any service sends: the validator takes its time for each. */
function isTooMuch(content: string): boolean {
  if (content.length > MOST_CHARACTERS) {
    return true;
  }
  let level = 0;
  let tags = 0;
  for (const [, closes, empty] of content.matchAll(/<(\/?)[^<>]*?(\/?)>/g)) {
    level += closes === '/' ? -1 : empty === '/' ? 0 : 1;
    if (level > 2 || ++tags > MOST_TAGS) {
      return true;
    }
  }
  return false;
}

function parse(content: string): unknown {
  try {
    return parser.parse(content);
  } catch {
    // The parser's own message quotes the document.
    throw new ParseError('malformed');
  }
}

function childrenOf(parsed: unknown): ReadonlyMap<string, string> {
  const roots = nodesOf(parsed).filter((node) => !isBlank(node));
  const [root] = roots;
  if (roots.length !== 1 || root?.name !== 'xml') {
    throw new ParseError('malformed');
  }
  const values = new Map<string, string>();
  for (const child of nodesOf(root.content)) {
    if (isBlank(child)) {
      continue;
    }
    if (values.has(child.name)) {
      throw new ParseError('duplicate-key', child.name);
    }
    values.set(child.name, trimmedText(child));
  }
  return values;
}

/** One element, or a run of text whose name is `#text` and whose content is the text. */
interface Node {
  readonly name: string;
  readonly content: unknown;
}

function nodesOf(content: unknown): readonly Node[] {
  if (!Array.isArray(content)) {
    throw new ParseError('malformed');
  }
  return content.map((entry: unknown) => {
    const [own, ...more] = typeof entry === 'object' && entry !== null ? Object.entries(entry) : [];
    if (own === undefined || more.length > 0 || own[0] === ATTRIBUTES) {
      throw new ParseError('malformed');
    }
    return { name: own[0], content: own[1] };
  });
}

function trimmedText(element: Node): string {
  const parts = nodesOf(element.content);
  const [part] = parts;
  if (parts.length > 1 || (part !== undefined && part.name !== TEXT)) {
    throw new ParseError('malformed');
  }
  // Blanks of XML alone: others are part of the value and make an amount invalid.
  return part === undefined ? '' : String(part.content).replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
}

function isBlank(node: Node): boolean {
  return node.name === TEXT && /^[ \t\r\n]*$/.test(String(node.content));
}
