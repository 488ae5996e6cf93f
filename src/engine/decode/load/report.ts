import { OssifyError, type SourceLocation } from '../../../diagnostics/index.ts';
import type { MessageLevel, MessageLog } from '../../messages.ts';
import {
  compileExpression,
  type Expression,
  type ExpressionMode,
  type ExpressionType,
  PatternError,
} from '../../regex/index.ts';

/** Ends the loading of a ruleset; everything it has to say is in the log already. */
export class LoadRefused extends Error {
  override readonly name = 'LoadRefused';
}

/** A message log that knows where the loader is. */
export class Report {
  readonly #log: MessageLog;
  readonly at: SourceLocation;

  constructor(log: MessageLog, at: SourceLocation) {
    this.#log = log;
    this.at = at;
  }

  say(level: MessageLevel, code: number | undefined, text: string): void {
    this.#log.add({ level, code, text, at: this.at });
  }

  refuse(code: number | undefined, text: string): never {
    this.say('ERROR', code, text);
    throw new LoadRefused(text);
  }
}

/** What reading one decoder needs to know, and where it says what is wrong. */
export class DecoderReport extends Report {
  /** The decoder's name. */
  readonly decoder: string;
  readonly orderSize: number;

  constructor(log: MessageLog, at: SourceLocation, known: { readonly decoder: string; readonly orderSize: number }) {
    super(log, at);
    this.decoder = known.decoder;
    this.orderSize = known.orderSize;
  }

  /** 2107 accompanies most refusals of a single decoder. */
  refuseDecoder(): never {
    return this.refuse(2107, `Decoder configuration error: '${this.decoder}'.`);
  }

  refuseOffset(offset: string): never {
    this.say('ERROR', 2120, `Invalid offset value: '${offset}'`);
    return this.refuseDecoder();
  }

  compile(source: string, type: ExpressionType, mode: ExpressionMode): Expression {
    try {
      return compileExpression(source, type, mode);
    } catch (error) {
      if (error instanceof PatternError) {
        this.say('ERROR', 1452, `Syntax error on regex: '${source}'`);
        return this.refuseDecoder();
      }
      if (!(error instanceof OssifyError)) throw error;
      const { code, message, hint } = error;
      throw new OssifyError({ code, message, hint, at: error.at ?? this.at, cause: error });
    }
  }
}
