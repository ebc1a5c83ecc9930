/** How the name of an option is misspelt: in capitals, as in Python, in small letters, its last letter twice. */
export function misspelt(name: string): string[] {
  const python = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const twice = name.replace(/(.)$/, "$1$1");
  return [...new Set([name.toUpperCase(), python, name.toLowerCase(), twice])].filter((each) => each !== name);
}
