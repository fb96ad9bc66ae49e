// The calls that the server's OpenAPI document does not have yet. Each goes as soon as the document has it.
import type { Problem } from './types';

type Headers = { [name: string]: unknown };
type Failure = { headers: Headers; content: { 'application/problem+json': Problem } };
type Nothing = { headers: Headers; content?: never };
type Parameters = { query?: never; header?: never; path?: never; cookie?: never };

export interface ContractPaths {
  '/api/account/export': {
    get: {
      parameters: Parameters;
      requestBody?: never;
      responses: {
        200: { headers: Headers; content: { 'application/zip': Blob } };
        default: Failure;
      };
    };
  };
  '/api/account/deletion': {
    post: {
      parameters: Parameters;
      requestBody: { content: { 'application/json': { password: string } } };
      responses: {
        200: { headers: Headers; content: { 'application/json': { deletionDueAt: string } } };
        default: Failure;
      };
    };
    delete: {
      parameters: Parameters;
      requestBody?: never;
      responses: { 204: Nothing; default: Failure };
    };
  };
}
