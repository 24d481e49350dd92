/** Words of pictures: those of a folder, and those that everybody posts. */
import { count, formatCount } from '../../format/number';

export const pictures = {
  // CommonImages
  common: 'Images that everybody posts',
  onList: (own: number, always: number) =>
    `${own === 0 ? 'none of your own' : `${formatCount(own)} of your own`}, ${formatCount(always)} always`,
  aboutCommon:
    'Flags, logos, default avatars: what is near one of these takes no part in nearly equal images. The list belongs to the case; each run keeps the list that it was made with.',
  ofTheRun:
    'This is the list of the run whose settings stand here. It differs from that of the case.',
  takeOfCase: (n: number) => `Take the list of the case (${formatCount(n)})`,
  makeOfCase: 'Make it the list of the case',
  takeOff: (hash: string) => `Take ${hash} off the list`,
  oneColour: 'a picture of one colour',
  always: 'always',
  hash: 'Perceptual hash',
  whatItShows: 'What it shows',
  noHash: 'A perceptual hash has 16 or 64 hexadecimal digits.',
  onTheList: 'This hash is on the list.',

  // CommonImageButton
  leaveOut: 'Everybody posts this',
  leaveOutHint:
    'Puts the picture on the list of common images of this case: the next run leaves out what is near it.',
  isOnTheList: 'On the list of common images',
  takeOffShort: 'Take it off',

  // PicturesDialog
  ofAFolder: 'Pictures of a folder',
  fromFolder: 'Pictures of a folder…',
  fromFolderDetail: 'Each with the post it belongs to',
  aboutFolder:
    'The pictures that were collected beside the posts: PNG, JPEG, WebP, GIF. Each belongs to the post whose id is its name (ID.jpg, ID_1.jpg), or to the posts with an image whose address ends in its name. They are copied into the case, decoded in a process of their own, and hashed by what they show.',
  aboutList:
    'Where names do not tell: a list of files and posts, CSV with the columns file and content_id.',
  platform: 'Platform',
  everyPlatform: 'Whichever has the post',
  aboutPlatform:
    'Where the same id of a post exists on several: the one that the pictures are from.',
  chooseFolder: 'Choose a folder',
  otherFolder: 'Another folder',
  chooseList: 'Choose a list',
  otherList: 'Another list',
  withoutList: 'Without a list',
  read: 'Read the pictures',
  notRead: 'The pictures were not read',
  nothingKept: 'The case stays as it was',
  cancelled: 'Cancelled. The case stays as it was.',
  linked: (pictures: number, posts: number) =>
    `${count(pictures, 'picture')} ${pictures === 1 ? 'belongs' : 'belong'} to ${count(posts, 'post')} now.`,
  ofFiles: (linked: number, files: number) =>
    `${formatCount(linked)} of ${count(files, 'file')} were linked.`,
  known: (n: number) =>
    `${count(n, 'file')} ${n === 1 ? 'was' : 'were'} there before, with the same posts.`,
  hashes: (n: number) =>
    `They have ${count(n, 'different perceptual hash', 'different perceptual hashes')}. On Detect they are compared as images, and as nearly equal images.`,
  leftOut: (n: number) => `${count(n, 'file')} left out`,
  reasons: 'Reasons for leaving files out',
  filesNamed: (n: number, all: number) =>
    n === all ? 'The files, each with its reason' : `The first ${formatCount(n)} of them`,
  close: 'Close',
  noneYet: 'No post of this case has a picture that can be compared yet.',
};
