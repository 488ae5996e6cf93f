import type { Json, JsonMember, JsonObject } from '../json/index.ts';

/** An object of the answer while it is made: what is undefined is left out. */
export class PresentMembers implements JsonObject {
  readonly members: JsonMember[] = [];

  add(key: string, value: Json | undefined): this {
    if (value !== undefined) this.members.push([key, value]);
    return this;
  }

  addAll(members: readonly JsonMember[]): this {
    for (const member of members) this.members.push(member);
    return this;
  }
}
