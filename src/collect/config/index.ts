// The configuration file of a collector. Its schema is what is checked, shipped and documented: one table for all three.
export { configSchema, type Schema } from './schema.ts';
export { schemaTable } from './schema-table.ts';
