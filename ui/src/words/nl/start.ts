/** Words of start, in Dutch. */
import { count } from '../../format/number';
import type { start as english } from '../en/start';

export const start: typeof english = {
  // DropArea
  dropHere: 'Sleep gescrapete bestanden hierheen',
  nothingLeaves: 'Niets verlaat deze computer.',
  chooseFiles: 'Bestanden kiezen',
  addedTo: 'Bestanden komen bij het geopende dossier,',
  closeToBegin: 'Sluiten en een nieuw dossier beginnen',
  kinds:
    'CSV, JSON, Parquet en spreadsheets, ook in gzip, Zstandard of ZIP. Ook hele mappen en dossiermappen.',

  // ExampleCard
  invented: 'Verzonnen',
  publishedData: 'Gepubliceerde data',
  exampleHint: 'Importeert de data en voert een eerste detectie uit; daarna opent het meteen.',
  opening: 'Wordt geopend',
  openExample: 'Dit voorbeeld openen',

  // RecentCaseRow
  open: 'open',
  runs: (n: number) => count(n, 'run', 'runs'),
  opened: 'geopend',
  folderGone: 'de map is er niet meer',
  takeOff: 'Van deze lijst halen',
  takeOffHint: 'Van deze lijst halen. Het dossier zelf blijft waar het is.',

  // Start
  chooseSourceFiles: 'Bronbestanden kiezen',
  openCaseFolder: 'Dossiermap openen',
  start: 'Start',
  listNotRead: 'De lijst met dossiers kon niet worden gelezen',
  recentCases: 'Recente dossiers',
  exampleCases: 'Voorbeelddossiers',
  orExample: 'Of bekijk een voorbeeld',
};
