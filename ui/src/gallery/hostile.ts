/** Text as an adversary would write it. */

export const HOSTILE: readonly string[] = [
  'Verkiezing\u202Egnp.exe is a \u200Bfile',
  'Z\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309a\u0330lgo <script>alert(1)</script>',
  'انتخابات ۲۰۲۱ \u200Fand 選挙 👩\u200d👧',
  'ten thousand '.repeat(800),
];
