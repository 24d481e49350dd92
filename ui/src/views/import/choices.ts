/** What can be chosen for the reading of a file. Anything else can be typed. */
import type { Option } from '../../components';
import { t } from '../../words';

export const delimiters = (): Option[] => [
  { value: 'comma', label: t.imports.comma, detail: ',' },
  { value: 'semicolon', label: t.imports.semicolon, detail: ';' },
  { value: 'tab', label: t.imports.tab },
  { value: 'pipe', label: t.imports.verticalBar, detail: '|' },
];

export const encodings = (): Option[] => [
  { value: 'utf-8', label: 'UTF-8' },
  { value: 'windows-1252', label: 'Windows-1252', detail: t.imports.westernEurope },
  { value: 'utf-16le', label: 'UTF-16 LE' },
  { value: 'utf-16be', label: 'UTF-16 BE' },
  { value: 'iso-8859-15', label: 'ISO-8859-15', detail: 'Latin-9' },
  { value: 'windows-1250', label: 'Windows-1250', detail: t.imports.centralEurope },
  { value: 'windows-1251', label: 'Windows-1251', detail: t.imports.cyrillic },
  { value: 'koi8-r', label: 'KOI8-R', detail: t.imports.cyrillic },
  { value: 'windows-1254', label: 'Windows-1254', detail: t.imports.turkish },
  { value: 'windows-1256', label: 'Windows-1256', detail: t.imports.arabic },
  { value: 'gb18030', label: 'GB18030', detail: t.imports.chinese },
  { value: 'shift_jis', label: 'Shift JIS', detail: t.imports.japanese },
  { value: 'euc-kr', label: 'EUC-KR', detail: t.imports.korean },
];

/** An encoding as it is usually written. */
export function encodingName(name: string): string {
  return encodings().find((known) => known.value === name.toLowerCase())?.label ?? name;
}

export const timeFormats = (): Option[] => [
  { value: 'dmy', label: t.imports.dmy, detail: '21/08/2021 23:50:36' },
  { value: 'mdy', label: t.imports.mdy, detail: '08/21/2021 23:50:36' },
];

export const platforms = (): Option[] => [
  { value: 'unknown', label: t.imports.unknownPlatform },
  { value: 'facebook', label: 'Facebook' },
  { value: 'instagram', label: 'Instagram' },
  { value: 'twitter', label: 'Twitter' },
  { value: 'x', label: 'X' },
  { value: 'telegram', label: 'Telegram' },
  { value: 'tiktok', label: 'TikTok' },
  { value: 'youtube', label: 'YouTube' },
  { value: 'reddit', label: 'Reddit' },
  { value: 'mastodon', label: 'Mastodon' },
  { value: 'bluesky', label: 'Bluesky' },
];

/** Every zone that this computer knows by name, UTC first. */
export function timeZones(): Option[] {
  const known = Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC');
  return ['UTC', ...known].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
}
