/** What can be chosen for the reading of a file. Anything else can be typed. */
import type { Option } from '../../components';

export const DELIMITERS: readonly Option[] = [
  { value: 'comma', label: 'Comma', detail: ',' },
  { value: 'semicolon', label: 'Semicolon', detail: ';' },
  { value: 'tab', label: 'Tab' },
  { value: 'pipe', label: 'Vertical bar', detail: '|' },
];

export const ENCODINGS: readonly Option[] = [
  { value: 'utf-8', label: 'UTF-8' },
  { value: 'windows-1252', label: 'Windows-1252', detail: 'Western Europe' },
  { value: 'utf-16le', label: 'UTF-16 LE' },
  { value: 'utf-16be', label: 'UTF-16 BE' },
  { value: 'iso-8859-15', label: 'ISO-8859-15', detail: 'Latin-9' },
  { value: 'windows-1250', label: 'Windows-1250', detail: 'Central Europe' },
  { value: 'windows-1251', label: 'Windows-1251', detail: 'Cyrillic' },
  { value: 'koi8-r', label: 'KOI8-R', detail: 'Cyrillic' },
  { value: 'windows-1254', label: 'Windows-1254', detail: 'Turkish' },
  { value: 'windows-1256', label: 'Windows-1256', detail: 'Arabic' },
  { value: 'gb18030', label: 'GB18030', detail: 'Chinese' },
  { value: 'shift_jis', label: 'Shift JIS', detail: 'Japanese' },
  { value: 'euc-kr', label: 'EUC-KR', detail: 'Korean' },
];

/** An encoding as it is usually written. */
export function encodingName(name: string): string {
  return ENCODINGS.find((known) => known.value === name.toLowerCase())?.label ?? name;
}

export const TIME_FORMATS: readonly Option[] = [
  { value: 'dmy', label: 'Day/month/year, time', detail: '21/08/2021 23:50:36' },
  { value: 'mdy', label: 'Month/day/year, time', detail: '08/21/2021 23:50:36' },
];

export const PLATFORMS: readonly Option[] = [
  { value: 'unknown', label: 'Unknown' },
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
