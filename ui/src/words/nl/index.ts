/** Everything the window says in Dutch. */
import type { Words } from '../en';
import { checks } from './checks';
import { compare } from './compare';
import { components } from './components';
import { detect } from './detect';
import { drawing } from './drawing';
import { engine } from './engine';
import { evidence } from './evidence';
import { format } from './format';
import { frame } from './frame';
import { graph } from './graph';
import { imports } from './imports';
import { network } from './network';
import { overview } from './overview';
import { pictures } from './pictures';
import { remarks } from './remarks';
import { report } from './report';
import { roles } from './roles';
import { search } from './search';
import { signs } from './signs';
import { start } from './start';
import { tables } from './tables';

export const nl: Words = {
  checks,
  compare,
  components,
  detect,
  drawing,
  engine,
  evidence,
  format,
  frame,
  graph,
  imports,
  network,
  overview,
  pictures,
  remarks,
  report,
  roles,
  search,
  signs,
  start,
  tables,
};
