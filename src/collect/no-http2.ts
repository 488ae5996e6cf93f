// Stands for Node's HTTP/2 in the bundle: undici looks at its constants when it is loaded, and at nothing else.
export const constants = {};
