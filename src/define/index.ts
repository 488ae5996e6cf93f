// The definition language. In: object literals from rules-src. Out: frozen plain data for src/compile.
// Must not know XML, files on a manager, or any product.
export {
  type ApiSource,
  apiSource,
  type Followed,
  type HttpAsk,
  type Json,
  type JsonObject,
  type Page,
  type PageAsk,
  type Stream,
  stream,
} from './stream.ts';
