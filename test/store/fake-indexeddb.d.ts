/** Importing it puts an imitation of IndexedDB into the global scope. */
declare module "fake-indexeddb/auto";
