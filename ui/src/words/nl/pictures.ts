/** Words of pictures, in Dutch. */
import { count, formatCount } from '../../format/number';
import type { pictures as english } from '../en/pictures';

export const pictures: typeof english = {
  // CommonImages
  common: 'Beelden die iedereen plaatst',
  onList: (own: number, always: number) =>
    `${own === 0 ? 'geen eigen' : `${formatCount(own)} eigen`}, ${formatCount(always)} altijd`,
  aboutCommon:
    'Vlaggen, logo’s, standaardavatars: wat daarop lijkt, telt niet mee bij bijna gelijke beelden. De lijst hoort bij het dossier; elke run bewaart de lijst waarmee hij is gemaakt.',
  ofTheRun:
    'Dit is de lijst van de run waarvan de instellingen hier staan. Ze wijkt af van die van het dossier.',
  takeOfCase: (n: number) => `De lijst van het dossier nemen (${formatCount(n)})`,
  makeOfCase: 'Deze lijst in het dossier bewaren',
  takeOff: (hash: string) => `${hash} van de lijst halen`,
  oneColour: 'een beeld in één kleur',
  always: 'altijd',
  hash: 'Perceptuele hash',
  whatItShows: 'Wat erop staat',
  noHash: 'Een perceptuele hash heeft 16 of 64 hexadecimale cijfers.',
  onTheList: 'Deze hash staat op de lijst.',

  // CommonImageButton
  leaveOut: 'Iedereen plaatst dit',
  leaveOutHint:
    'Zet het beeld op de lijst met veelvoorkomende beelden van dit dossier: de volgende run laat weg wat erop lijkt.',
  isOnTheList: 'Op de lijst met veelvoorkomende beelden',
  takeOffShort: 'Eraf halen',

  // PicturesDialog
  ofAFolder: 'Beelden uit een map',
  fromFolder: 'Beelden uit een map…',
  fromFolderDetail: 'Elk bij het bericht waar het hoort',
  aboutFolder:
    'De beelden die bij de berichten zijn verzameld: PNG, JPEG, WebP, GIF. Elk hoort bij het bericht waarvan het de id als naam heeft (ID.jpg, ID_1.jpg), of bij de berichten met een beeld waarvan het adres op zijn naam eindigt. Ze worden in het dossier gekopieerd, in een eigen proces gelezen en gehasht naar wat erop staat.',
  aboutList:
    'Waar namen niets zeggen: een lijst van bestanden en berichten, CSV met de kolommen file en content_id.',
  platform: 'Platform',
  everyPlatform: 'Elk platform waar het bericht staat',
  aboutPlatform:
    'Waar hetzelfde id van een bericht op meer platforms bestaat: dat waar de beelden vandaan komen.',
  chooseFolder: 'Map kiezen',
  otherFolder: 'Andere map',
  chooseList: 'Lijst kiezen',
  otherList: 'Andere lijst',
  withoutList: 'Zonder lijst',
  read: 'Beelden inlezen',
  notRead: 'De beelden zijn niet ingelezen',
  nothingKept: 'Het dossier blijft zoals het was',
  cancelled: 'Geannuleerd. Het dossier blijft zoals het was.',
  linked: (pictures: number, posts: number) =>
    `${count(pictures, 'beeld hoort', 'beelden horen')} nu bij ${count(posts, 'bericht', 'berichten')}.`,
  ofFiles: (linked: number, files: number) =>
    `${formatCount(linked)} van ${count(files, 'bestand', 'bestanden')} gekoppeld.`,
  known: (n: number) =>
    `${count(n, 'bestand was', 'bestanden waren')} er al, bij dezelfde berichten.`,
  hashes: (n: number) =>
    `Ze hebben ${count(n, 'perceptuele hash', 'verschillende perceptuele hashes')}. Bij Detectie worden ze vergeleken als beelden en als bijna gelijke beelden.`,
  leftOut: (n: number) => `${count(n, 'bestand', 'bestanden')} weggelaten`,
  reasons: 'Waarom bestanden zijn weggelaten',
  filesNamed: (n: number, all: number) =>
    n === all ? 'De bestanden, elk met de reden' : `De eerste ${formatCount(n)} ervan`,
  close: 'Sluiten',
  noneYet: 'Nog geen bericht in dit dossier heeft een beeld dat te vergelijken is.',
};
