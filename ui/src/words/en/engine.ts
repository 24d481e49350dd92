/** What the engine says by code: names of layers, stages of its work. In English as it says them itself. */

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
  stages: {
    copying: 'Copying the source into the case',
    comparing: 'Comparing with the copy in the case',
    readingRows: 'Reading rows',
    looking: 'Looking at the files',
    loadingShares: 'Loading shares',
    loadingPosts: 'Loading posts',
    loadingAccounts: 'Loading accounts',
    readingCase: 'Reading the case',
    readingPairs: 'Reading pairs',
    counting: 'Counting',
    hashing: 'Computing the hash',
    waiting: 'Waiting',
    waitingBefore: 'Waiting for the work before it',
    sorting: 'Sorting shares',
    writeRun: 'Write the run to disk',
    writeReport: 'Write the report',
    communities: 'Communities',
    layout: 'Layout',
  },
};
