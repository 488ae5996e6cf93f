/** How a result can be told; in a file of its own, since the help text needs the names and nothing else. */
export const REPORTERS = ['pretty', 'junit', 'json', 'github', 'html', 'navigator'] as const;
export type Reporter = (typeof REPORTERS)[number];
