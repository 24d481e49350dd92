/** What becomes of pictures of a folder, and what a backbone is. */
import type { Phrase } from '../match';

export const pictures: readonly Phrase[] = [
  [
    'No post of this case has the id that is its name, and no image of a post has an address that ends in it. Name it after its post (ID.jpg, ID_1.jpg), or say in a list of files and posts where it belongs.',
    'Geen bericht in dit dossier heeft de id die zijn naam is, en geen beeld van een bericht heeft een adres dat erop eindigt. Noem het naar zijn bericht (ID.jpg, ID_1.jpg), of zeg in een lijst van bestanden en berichten waar het hoort.',
  ],
  [
    'The list says that it belongs to the post {}, which this case does not have. Import that post first, or correct the list.',
    'De lijst zegt dat het bij het bericht {0} hoort, dat dit dossier niet heeft. Importeer eerst dat bericht, of verbeter de lijst.',
  ],
  [
    '{n} different addresses of images end in its name, so it cannot be told which of them it is. Say it in a list of files and posts.',
    '{0} verschillende adressen van beelden eindigen op zijn naam, dus het is niet te zeggen welk van die het is. Zeg het in een lijst van bestanden en berichten.',
  ],
  [
    'The list names this file, which is not in the folder. Add it, or correct the list.',
    'De lijst noemt dit bestand, dat niet in de map staat. Voeg het toe, of verbeter de lijst.',
  ],
  [
    'The file is empty. Get it again from where it was collected.',
    'Het bestand is leeg. Haal het opnieuw waar het is verzameld.',
  ],
  [
    'The case has these pictures with these posts already. Nothing was read again: {}',
    'Het dossier heeft deze beelden al bij deze berichten. Er is niets opnieuw gelezen: {0}',
  ],
  [
    'None of these files became a picture of a post, so nothing was imported. {}',
    'Geen van deze bestanden werd een beeld van een bericht, dus er is niets geïmporteerd. {0}',
  ],
  [
    'Two reposts of the layer {y} are never more than {n} s apart, so a window of {n} s asks for no more synchrony than the layer itself: a common cause, such as the same notification, explains every meeting in it, and nothing in this layer alone can reach rung 2. A window below {n} s asks for more.',
    'Twee reposts van de laag {0} liggen nooit meer dan {1} s uit elkaar, dus een tijdvenster van {2} s vraagt niet meer gelijktijdigheid dan de laag zelf: een gemeenschappelijke aanleiding, zoals dezelfde melding, verklaart elke ontmoeting erin, en niets in deze laag alleen kan trede 2 bereiken. Een tijdvenster onder {3} s vraagt meer.',
  ],
  [
    'A backbone was marked with the disparity filter at {n} (Serrano et al. 2009, doi:10.1073/pnas.0808904106): edges that carry more of the different objects of one of their accounts than an even spread over its edges would.',
    'Er is een ruggengraat gemarkeerd met het dispariteitsfilter op {0} (Serrano et al. 2009, doi:10.1073/pnas.0808904106): verbanden die meer van de verschillende objecten van een van hun accounts dragen dan een gelijke verdeling over de verbanden ervan zou doen.',
  ],
  [
    'A backbone was marked: the validated network (after Tumminello et al. 2011, doi:10.1371/journal.pone.0017994) of edges that activity does not explain at q below {n}.',
    'Er is een ruggengraat gemarkeerd: het gevalideerde netwerk (naar Tumminello et al. 2011, doi:10.1371/journal.pone.0017994) van verbanden die activiteit niet verklaart bij q onder {0}.',
  ],
  ['A backbone makes a drawing readable.', 'Een ruggengraat maakt een tekening leesbaar.'],
  [
    'That an edge is in it says that it matters to one of its accounts, not that the two coordinate; an edge outside it may still be established.',
    'Dat een verband erin zit, zegt dat het voor een van zijn accounts telt, niet dat de twee coördineren; een verband erbuiten kan toch zijn vastgesteld.',
  ],
];
