// The source → every name that a room exports, with its parameters, its members and the text that declares it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from './pages.js';

export interface Declared {
  readonly parameters: readonly string[] | null;
  readonly members: readonly string[] | null;
}

const rooms = ['model', 'lexicon', 'config', 'connectors', 'formats', 'transforms', 'warehouse', 'pipelines'];

/** A name may be exported by several rooms. */
export function exported(): ReadonlyMap<string, readonly Declared[]> {
  const names = new Map<string, Declared[]>();
  for (const file of rooms.flatMap(sourcesOf))
    for (const [name, declared] of declarations(readFileSync(file, 'utf8'), true))
      names.set(name, [...(names.get(name) ?? []), declared]);
  return names;
}

function sourcesOf(room: string): readonly string[] {
  const entries = readdirSync(join(root, room), { recursive: true, encoding: 'utf8' });
  return entries.filter((name) => name.endsWith('.ts')).map((name) => join(root, room, name));
}

/** Those on the top floor of a text; of a page, where nothing says export, all of them. */
export function declarations(text: string, onlyExported: boolean): readonly (readonly [string, Declared])[] {
  const source = ts.createSourceFile('a.ts', text, ts.ScriptTarget.ES2023, true);
  return source.statements.flatMap((statement) => {
    const isExported = ts.canHaveModifiers(statement)
      ? (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
      : false;
    return isExported || !onlyExported ? declaredBy(statement) : [];
  });
}

function declaredBy(statement: ts.Statement): readonly (readonly [string, Declared])[] {
  if (ts.isFunctionDeclaration(statement))
    return [[statement.name?.text ?? '', { parameters: parametersOf(statement), members: null }]];
  if (ts.isInterfaceDeclaration(statement))
    return [
      [
        statement.name.text,
        { parameters: null, members: statement.members.map(({ name }) => name?.getText() ?? '') },
      ],
    ];
  if (ts.isTypeAliasDeclaration(statement) || ts.isClassDeclaration(statement))
    return [[statement.name?.text ?? '', { parameters: null, members: null }]];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.map(({ name, initializer }) => {
    const parameters = initializer && ts.isArrowFunction(initializer) ? parametersOf(initializer) : null;
    return [name.getText(), { parameters, members: null }] as const;
  });
}

function parametersOf({ parameters }: ts.SignatureDeclaration): readonly string[] {
  return parameters.map(({ name }) => (ts.isIdentifier(name) ? name.text : '{}'));
}
