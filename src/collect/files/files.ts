/** What is known of a file. Device and inode are texts: both may pass 2^53. */
export interface FileFacts {
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  readonly device: string;
  readonly inode: string;
  readonly size: number;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly modifiedMs: number;
  /** When content, name count, owner or mode changed: a rename counts. */
  readonly changedMs: number;
}

/** An open file; it goes by its inode whatever happens to its name. To write and to sync is waited for. */
export interface OpenFile {
  readonly facts: () => FileFacts;
  readonly read: (offset: number, length: number) => Uint8Array;
  /** Appends in as few system calls as it takes; throws in the middle when the disk is full. */
  readonly append: (bytes: Uint8Array) => Promise<void>;
  /** Content and size are on the disk after it. */
  readonly sync: () => Promise<void>;
  readonly close: () => void;
}

/**
 * The file system as the collector uses it. Every call is one durable step or a look; a crash test stops between any two.
 * All calls throw Node's system errors; a missing file is `undefined` where the type says so.
 */
export interface Files {
  /** Facts of the name itself: a link is not followed. */
  readonly facts: (path: string) => FileFacts | undefined;
  readonly openForReading: (path: string) => OpenFile | undefined;
  /** Opens for appending; never follows a link, never creates. */
  readonly openForAppending: (path: string) => OpenFile | undefined;
  /** As the one before, but `append` begins at the file's start; what is longer stays. */
  readonly openForOverwriting: (path: string) => OpenFile | undefined;
  /** Creates a file that was not there; throws EEXIST when it was. */
  readonly create: (path: string, mode: number, groupId?: number) => OpenFile;
  readonly readText: (path: string) => string | undefined;
  readonly rename: (from: string, to: string) => void;
  /** A second name for one file; throws EEXIST when the name is taken. */
  readonly link: (from: string, to: string) => void;
  readonly remove: (path: string) => void;
  readonly list: (folder: string) => readonly string[];
  readonly makeFolder: (path: string, mode: number) => void;
  readonly syncFolder: (path: string) => Promise<void>;
  readonly freeBytes: (path: string) => number;
}
