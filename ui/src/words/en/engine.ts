/** What the engine says by code: names of layers, stages of its work. In English as it says them itself. */
import { stages } from './stages';

export const engine = {
  layers: {
    post: {
      name: 'Repost',
      object: 'post',
      question: 'Who reposted the same post within the window?',
    },
    fast_repost: {
      name: 'Fast repost',
      object: 'post at once',
      question: 'Who reposted the same posts within seconds of their publication?',
    },
    url: { name: 'Link', object: 'link', question: 'Who shared the same link within the window?' },
    domain: {
      name: 'Domain',
      object: 'web site',
      question: 'Who linked to the same web site within the window?',
    },
    hashtag: {
      name: 'Hashtag',
      object: 'hashtag',
      question: 'Who used the same hashtag within the window?',
    },
    hashtag_sequence: {
      name: 'Hashtag sequence',
      object: 'sequence of hashtags',
      question: 'Who used the same hashtags in the same order within the window?',
    },
    mention: {
      name: 'Mention',
      object: 'mentioned account',
      question: 'Who mentioned the same account within the window?',
    },
    reply_target: {
      name: 'Reply',
      object: 'post replied to',
      question: 'Who replied to the same post within the window?',
    },
    quote_target: {
      name: 'Quote',
      object: 'quoted post',
      question: 'Who quoted the same post within the window?',
    },
    text: {
      name: 'Equal text',
      object: 'text',
      question: 'Who published the same text within the window?',
    },
    similar_text: {
      name: 'Similar text',
      object: 'text in other words',
      question: 'Who published nearly the same text within the window?',
    },
    image: {
      name: 'Image',
      object: 'image',
      question: 'Who published the same image within the window?',
    },
    similar_image: {
      name: 'Similar image',
      object: 'nearly equal image',
      question: 'Who published nearly the same image within the window?',
    },
    sound: {
      name: 'Sound',
      object: 'sound',
      question: 'Who used the same sound or effect within the window?',
    },
    object: {
      name: 'Object',
      object: 'object',
      question: 'Who shared the same object within the window?',
    },
  },
  kinds: { Post: 'Post', Repost: 'Repost', Reply: 'Reply', Quote: 'Quote' },
  counts: {
    likes: 'likes',
    reposts: 'reposts',
    replies: 'replies',
    quotes: 'quotes',
    views: 'views',
    reactions: 'reactions',
  },
  stages,
  /** Of a column that the program does not know, in the name of a run. */
  valueOf: (column: string) => `value of "${column}"`,
  /** As the engine names a run that was given no name. */
  runName: (object: string, window: string) => `Same ${object} within ${window}`,
};
