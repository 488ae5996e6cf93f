// Wazuh's lenient XML. In: a file's bytes. Out: plain elements, variables applied.
// It knows nothing of decoders, rules or files on a disk.
export { readComments, type XmlComment } from './comments.ts';
export { attribute, type XmlAttribute, type XmlElement } from './element.ts';
export { ElementMemory } from './element-memory.ts';
export { readXml } from './read-xml.ts';
export { XmlError } from './xml-error.ts';
