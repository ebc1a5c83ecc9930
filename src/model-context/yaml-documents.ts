import { Composer, Lexer, Parser, parseAllDocuments, type Document } from "yaml";
import { isSameKey } from "./yaml-readings.js";

const options = { prettyErrors: false, logLevel: "silent", uniqueKeys: isSameKey } as const;
const commentProblem = /^Comments must be separated/;

/**
 * Reads every document of a YAML text. What the specification forbids but Python and the master accept is not an error: lines
 * of a flow collection or of a quoted scalar that are indented with tabs, or not at all, and a comment right behind what
 * it follows.
 */
export function readYamlDocuments(text: string): Document[] {
  const documents = parseStrictly(text);
  if (documents.every(({ errors }) => errors.length === 0)) return documents;
  const lenient = parseLeniently(text);
  for (const document of lenient)
    document.errors = document.errors.filter(({ message }) => !commentProblem.test(message));
  // The positions of the strict reading are those where a person looks.
  return lenient.every(({ errors }) => errors.length === 0) ? lenient : documents;
}

function parseStrictly(text: string): Document[] {
  const documents = parseAllDocuments(text, options);
  return Array.isArray(documents) ? documents : [];
}

function parseLeniently(text: string): Document[] {
  const parser = new Parser();
  const lexer = new IndentationLexer();
  const tokens = function* (): ReturnType<Parser["end"]> {
    for (const lexeme of lexer.lex(text)) yield* parser.next(lexeme);
    yield* parser.end();
  };
  return [...new Composer(options).compose(tokens())];
}

/** The part of the lexer that its types keep private: how far the lines of what it reads must be indented. */
interface LexerParts {
  indentNext: number;
  lex(source: string): Generator<string>;
  parseFlowCollection(): Generator<string, unknown>;
  parseQuotedScalar(): Generator<string, unknown>;
}

const LexerWithParts = Lexer as unknown as new () => LexerParts;

class IndentationLexer extends LexerWithParts {
  override *parseFlowCollection(): Generator<string, unknown> {
    return yield* this.#withoutIndentation(super.parseFlowCollection());
  }

  override *parseQuotedScalar(): Generator<string, unknown> {
    return yield* this.#withoutIndentation(super.parseQuotedScalar());
  }

  *#withoutIndentation(lexemes: Generator<string, unknown>): Generator<string, unknown> {
    const { indentNext } = this;
    this.indentNext = 0;
    try {
      return yield* lexemes;
    } finally {
      this.indentNext = indentNext;
    }
  }
}
