/**
 * Words that a reader stumbles over, each with the words to use instead. `in` limits an entry to some kinds of prose.
 * @type {{ find: RegExp, say: string, in?: import("./prose.mjs").Kind[] }[]}
 */
export const oddWords = [
  // A value of JavaScript is called what JavaScript calls it.
  {
    find: /\b(?:a|an?y|one|another|(?:the )?empty|single|no|not|be|wire|into|RFC 3339) texts?\b(?!-| (?:file|editor|block|area|format|of|on)\b)/i,
    say: "string",
  },
  { find: /\btexts\b/i, say: "strings" },
  { find: /\bwhole numbers?\b/i, say: "integer" },
  { find: /\bpositive whole\b/i, say: "positive integer" },
  { find: /\b(?:must be|is not|got|expects?|takes?|pass) an? (?:empty )?list\b/i, say: "array", in: ["message"] },
  { find: /\b(?:an? list|lists) of (?:strings|texts|ids|integers|numbers|names|labels|paths)\b/i, say: "array of …" },
  {
    find: /(?<!\b(?:there|here|where) )\b(?:is|are|was|were|be) no (?!longer\b|more\b|better\b|worse\b|one\b|other than\b|different\b|larger\b|smaller\b)(?<!\bthere (?:may|must|can|will|would|need) be no )(?=\p{L}|\$\{)/iu,
    say: '"is not a …"',
  },
  { find: /(?<!\bthere )(?<!\bthere (?:may|can) )\b(?:is|are|be) none\b/i, say: '"is not a …", "there is none"' },
  // The field's terms.
  {
    find: /\b(?:a|each|every|one|this|two|such|first|next|last) looks?\b(?! (?:at|like|for)\b)/i,
    say: "poll, request",
  },
  { find: /\blooks come\b/i, say: "polls are made" },
  { find: /\bnothing happens\b/i, say: "it is a no-op" },
  {
    find: /\bturn(?:s|ed)? (?:a|the|its|your|by hand) clock\b|\bclock (?:that )?(?:you|is|are) turn/i,
    say: "advance a clock",
  },
  {
    find: /\bfaults? (?:that )?(?:you |are |is )?order(?:ed|s)?\b|\border(?:s|ed|ing)? (?:of )?(?:a |the )?faults?\b/i,
    say: "inject",
  },
  { find: /\bstands? in (?:for|its)\b|\bstand-ins?\b|\bstanding in for\b/i, say: "replace, substitute, mock" },
  { find: /\bdoubles (?:are|depending|in)\b/i, say: "duplicates" },
  { find: /\b(?:left|leaves?|leaving) (?:it |them )?aside\b/i, say: "ignored, ignores" },
  { find: /\bmend(?:s|ed|ing)?\b/i, say: "fix" },
  // Who does what.
  { find: /\bwhoever\b|\bwhomever\b|\bas whom\b/i, say: "the caller, the sender, the code that, as which user" },
  { find: /\btold\b(?! apart\b)/i, say: "passed to, reported, notified, warned" },
  {
    find: /\btell(?:s|ing)? (?:of|none|it|them|nothing|as|the (?:run|release|programmer|hooks|options))\b/i,
    say: "report, say, notify",
  },
  { find: /\btells? whether\b/i, say: "returns whether, says whether" },
  { find: /\bformer (?:masters?|releases?)\b/i, say: "older" },
  { find: /\bhears? (?:of|from)\b/i, say: "is called with, is notified of" },
  { find: /\bTakes an admin\b/, say: "Requires an admin." },
  // How much, how often.
  { find: /\bso many\b(?! that\b)/i, say: "the given number of, that many, n" },
  {
    find: /\b(?:once|verb|job|entry|file|row|rows|page|task|requests?|checkpoint|key|message) an? (?:batch|command|family|section|request|poll|client|process|page|storage|key|master|trial|resource|name|kind|place|call)\b(?! (?:has|is|was|that)\b)/i,
    say: "per",
  },
  { find: /\bfor want of\b/i, say: "without, because there is no" },
  { find: /\bfor ever\b/i, say: "forever" },
  { find: /\ball else\b/i, say: "everything else" },
  // Word for word from another language.
  { find: /\bstands? over\b/i, say: "takes precedence over" },
  { find: /\bwhat (?:it|he|she|they|the master) makes? of\b/i, say: "how it reads, what it turns it into" },
  { find: /\bin the house\b|\bhouse rules?\b/i, say: "in this repository, our rules" },
  { find: /\bby (?:itself|themselves)\b/i, say: "on its own, automatically, without being asked" },
  { find: /\bto be had\b|\bcan(?:not)? be had\b/i, say: "available" },
  { find: /\bin silence\b/i, say: "silently" },
  { find: /\bout of play\b/i, say: "unused" },
  { find: /\bbelongs? into\b/i, say: "belongs in" },
  { find: /\bhas not got\b|\bwhich this \w+ has not\b/i, say: "does not have" },
  { find: /\banother than\b/i, say: "different from" },
  { find: /\bsomething else than\b/i, say: "anything other than" },
  { find: /\bnone of its business\b/i, say: "ignored" },
];
