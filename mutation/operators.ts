import { type Node, type SourceFile, SyntaxKind } from 'typescript/unstable/ast';
import * as is from 'typescript/unstable/ast/is';
import { type Mutant, mutantAt } from './mutant.ts';
import { regexMutants } from './regex.ts';

/** What an operator becomes. */
const OPERATORS = table<readonly string[]>({
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '**': ['*'],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
  '&': ['|'],
  '|': ['&'],
  '^': ['&'],
  '<<': ['>>'],
  '>>': ['<<'],
  '>>>': ['<<'],
  '+=': ['-='],
  '-=': ['+='],
  '*=': ['/='],
  '^=': ['&='],
  '||=': ['&&='],
  '??=': ['&&='],
});

/** What a method becomes; `''`: the call is left out, and what it was called on stays. */
const METHODS = table<string>({
  min: 'max',
  max: 'min',
  floor: 'ceil',
  ceil: 'floor',
  round: 'floor',
  some: 'every',
  every: 'some',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  toUpperCase: 'toLowerCase',
  toLowerCase: 'toUpperCase',
  padStart: 'padEnd',
  trim: '',
  trimEnd: '',
  filter: '',
  sort: '',
  toSorted: '',
  reverse: '',
  slice: '',
  replace: '',
  replaceAll: '',
  padEnd: '',
  normalize: '',
  toWellFormed: '',
});

/** A map, as names such as `toString` are looked up in it. */
function table<T>(entries: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  return new Map(Object.entries(entries));
}

/** A place in a module, with what is needed to change it. */
interface Place {
  readonly node: Node;
  /** What stands there. */
  source(of: Node): string;
  /** The mutant that has `replacement` in the place of `of`. */
  put(of: Node, replacement: string): Mutant;
}

/** Every change to a module that is worth a try, from top to bottom. Types, imports and property names stay as they are. */
export function mutantsOf(file: SourceFile): readonly Mutant[] {
  const { text } = file;
  const found: Mutant[] = [];
  const visit = (node: Node): void => {
    if (isWithoutCode(node)) {
      return;
    }
    const shown = [node.getStart(file), node.end] as const;
    const place: Place = {
      node,
      source: (of) => text.slice(of.getStart(file), of.end),
      put: (of, replacement) => mutantAt(text, of.getStart(file), of.end, replacement, shown),
    };
    found.push(...CHANGES.flatMap((changes) => changes(place)));
    node.forEachChild(visit);
  };
  file.forEachChild(visit);
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

function isWithoutCode(node: Node): boolean {
  return (
    is.isTypeNode(node) ||
    is.isInterfaceDeclaration(node) ||
    is.isTypeAliasDeclaration(node) ||
    is.isImportDeclaration(node) ||
    is.isExportDeclaration(node)
  );
}

const CHANGES: readonly ((place: Place) => readonly Mutant[])[] = [
  literals,
  operators,
  signs,
  conditions,
  loops,
  contents,
  calls,
  statements,
];

function literals({ node, source, put }: Place): readonly Mutant[] {
  const text = source(node);
  switch (node.kind) {
    case SyntaxKind.TrueKeyword:
      return [put(node, 'false')];
    case SyntaxKind.FalseKeyword:
      return [put(node, 'true')];
    case SyntaxKind.NumericLiteral:
      return isName(node) ? [] : [put(node, String(Number(text.replaceAll('_', '')) + 1))];
    case SyntaxKind.BigIntLiteral:
      return [put(node, `${BigInt(text.slice(0, -1)) + 1n}n`)];
    case SyntaxKind.StringLiteral:
    case SyntaxKind.NoSubstitutionTemplateLiteral:
      return isName(node) ? [] : [put(node, text.length > 2 ? "''" : "'mutated'")];
    case SyntaxKind.TemplateExpression:
      return [put(node, '``')];
    case SyntaxKind.RegularExpressionLiteral:
      return regexMutants(text).map((other) => put(node, other));
    default:
      return [];
  }
}

/** Whether a literal names a property or a module, and is no value. */
function isName({ parent, pos }: Node): boolean {
  return (
    (is.isPropertyAssignment(parent) && parent.name.pos === pos) ||
    (is.isCallExpression(parent) && parent.expression.kind === SyntaxKind.ImportKeyword)
  );
}

function operators({ node, source, put }: Place): readonly Mutant[] {
  if (!is.isBinaryExpression(node)) {
    return [];
  }
  const operator = source(node.operatorToken);
  return (OPERATORS.get(operator) ?? []).map((other) =>
    // `??` may not stand beside `&&` without parentheses.
    operator === '??'
      ? put(node, `((${source(node.left)}) && (${source(node.right)}))`)
      : put(node.operatorToken, other),
  );
}

function signs({ node, source, put }: Place): readonly Mutant[] {
  if (!is.isPrefixUnaryExpression(node) && !is.isPostfixUnaryExpression(node)) {
    return [];
  }
  const text = source(node);
  const counts = text.includes('++') || text.includes('--');
  return [put(node, counts ? text.replace(/\+\+|--/, (sign) => (sign === '++' ? '--' : '++')) : source(node.operand))];
}

function conditions({ node, put }: Place): readonly Mutant[] {
  const condition = is.isConditionalExpression(node)
    ? node.condition
    : is.isIfStatement(node)
      ? node.expression
      : undefined;
  return condition === undefined ? [] : [put(condition, 'true'), put(condition, 'false')];
}

/** A loop that never runs. One that never ends would only be waited for. */
function loops({ node, put }: Place): readonly Mutant[] {
  if (is.isWhileStatement(node)) {
    return [put(node.expression, 'false')];
  }
  if (is.isForStatement(node)) {
    return node.condition === undefined ? [] : [put(node.condition, 'false')];
  }
  return is.isForOfStatement(node) ? [put(node.expression, '[]')] : [];
}

/** Lists, objects and functions that are empty. */
function contents({ node, put }: Place): readonly Mutant[] {
  if (is.isArrayLiteralExpression(node)) {
    return node.elements.length > 0 ? [put(node, '[]')] : [];
  }
  if (is.isObjectLiteralExpression(node)) {
    return node.properties.length > 0 ? [put(node, '({})')] : [];
  }
  if (is.isArrowFunction(node)) {
    return is.isBlock(node.body) ? [] : [put(node.body, 'undefined')];
  }
  return is.isBlock(node) && node.statements.length > 0 ? [put(node, '{}')] : [];
}

function calls({ node, source, put }: Place): readonly Mutant[] {
  if (is.isPropertyAccessExpression(node)) {
    return node.questionDotToken === undefined ? [] : [put(node.questionDotToken, '.')];
  }
  if (!is.isCallExpression(node) || !is.isPropertyAccessExpression(node.expression)) {
    return [];
  }
  const { expression, name } = node.expression;
  const other = METHODS.get(source(name));
  return other === undefined ? [] : [other === '' ? put(node, source(expression)) : put(name, other)];
}

function statements({ node, put }: Place): readonly Mutant[] {
  return is.isExpressionStatement(node) ? [put(node, ';')] : [];
}
