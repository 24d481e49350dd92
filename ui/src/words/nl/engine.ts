/** What the engine says by code, in Dutch. The nouns of a question are plural: `dezelfde links`. */
import type { engine as english } from '../en/engine';
import { stages } from './stages';

export const engine: typeof english = {
  layers: {
    post: {
      name: 'Repost',
      object: 'berichten',
      question: 'Wie repostte hetzelfde bericht binnen het tijdvenster?',
    },
    fast_repost: {
      name: 'Snelle repost',
      object: 'berichten meteen',
      question: 'Wie repostte dezelfde berichten binnen seconden na publicatie?',
    },
    url: {
      name: 'Link',
      object: 'links',
      question: 'Wie deelde dezelfde link binnen het tijdvenster?',
    },
    domain: {
      name: 'Domein',
      object: 'websites',
      question: 'Wie linkte naar dezelfde website binnen het tijdvenster?',
    },
    hashtag: {
      name: 'Hashtag',
      object: 'hashtags',
      question: 'Wie gebruikte dezelfde hashtag binnen het tijdvenster?',
    },
    hashtag_sequence: {
      name: 'Hashtagreeks',
      object: 'reeksen hashtags',
      question: 'Wie gebruikte dezelfde hashtags in dezelfde volgorde binnen het tijdvenster?',
    },
    mention: {
      name: 'Vermelding',
      object: 'vermelde accounts',
      question: 'Wie vermeldde hetzelfde account binnen het tijdvenster?',
    },
    reply_target: {
      name: 'Antwoord',
      object: 'beantwoorde berichten',
      question: 'Wie antwoordde op hetzelfde bericht binnen het tijdvenster?',
    },
    quote_target: {
      name: 'Citaat',
      object: 'geciteerde berichten',
      question: 'Wie citeerde hetzelfde bericht binnen het tijdvenster?',
    },
    text: {
      name: 'Gelijke tekst',
      object: 'teksten',
      question: 'Wie publiceerde dezelfde tekst binnen het tijdvenster?',
    },
    similar_text: {
      name: 'Gelijkende tekst',
      object: 'teksten in andere woorden',
      question: 'Wie publiceerde bijna dezelfde tekst binnen het tijdvenster?',
    },
    image: {
      name: 'Afbeelding',
      object: 'afbeeldingen',
      question: 'Wie publiceerde dezelfde afbeelding binnen het tijdvenster?',
    },
    similar_image: {
      name: 'Gelijkende afbeelding',
      object: 'bijna gelijke afbeeldingen',
      question: 'Wie publiceerde bijna dezelfde afbeelding binnen het tijdvenster?',
    },
    sound: {
      name: 'Geluid',
      object: 'geluiden',
      question: 'Wie gebruikte hetzelfde geluid of effect binnen het tijdvenster?',
    },
    object: {
      name: 'Object',
      object: 'objecten',
      question: 'Wie deelde hetzelfde object binnen het tijdvenster?',
    },
  },
  kinds: { Post: 'Bericht', Repost: 'Repost', Reply: 'Antwoord', Quote: 'Citaat' },
  counts: {
    likes: 'likes',
    reposts: 'reposts',
    replies: 'antwoorden',
    quotes: 'citaten',
    views: 'weergaven',
    reactions: 'reacties',
  },
  stages,
  valueOf: (column) => `waarde van ‘${column}’`,
  runName: (object, window) => `Zelfde ${object} binnen ${window}`,
};
