import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type Handlebars from 'handlebars';
import { escapeComment } from '../pattern/escape.ts';
import type { XmlNode } from '../xml/node.ts';
import { printNode } from '../xml/print.ts';

/** The package in its form of one file: to load it as 42 costs a build 20 ms. */
const packaged: typeof Handlebars = createRequire(import.meta.url)('handlebars/dist/handlebars.js');
const handlebars = packaged.create();
handlebars.registerHelper('xml', (node: XmlNode, indent: string) => printNode(node, indent));
handlebars.registerHelper('comment', (text: string) => escapeComment(text));
handlebars.registerHelper('cell', (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' '));
handlebars.registerHelper('list', (values: readonly string[]) => values.join(', '));

/** install.sh is long, so its parts are files of their own. */
for (const file of readdirSync(join(import.meta.dirname, 'install'))) {
  const part = readFileSync(join(import.meta.dirname, 'install', file), 'utf8');
  handlebars.registerPartial(`install/${file.replace(/\.hbs$/, '')}`, part);
}

const compiled = new Map<string, Handlebars.TemplateDelegate<unknown>>();

export type TemplateName =
  | 'catalogue.md'
  | 'certificates.sh'
  | 'collector.sh'
  | 'compose.yml'
  | 'decoders.xml'
  | 'install.sh'
  | 'logrotate.conf'
  | 'ossec.conf.xml'
  | 'rsyslog.conf'
  | 'rules.xml'
  | 'syslog-ng.conf'
  | 'uninstall.sh';

/**
 * Fills a template. Nothing is escaped on the way, since Wazuh decodes no entities; a name that the data lacks is a bug.
 */
export function fill(name: TemplateName, data: object): string {
  let template = compiled.get(name);
  if (template === undefined) {
    const text = readFileSync(join(import.meta.dirname, `${name}.hbs`), 'utf8');
    template = handlebars.compile(text, { noEscape: true, strict: true });
    compiled.set(name, template);
  }
  return template(data);
}
