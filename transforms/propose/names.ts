// Words of a heading → names that a contract may use, each of them once.

/** Longest name: what PostgreSQL keeps of a name is 63 bytes, and views add to it. */
const longest = 48;

/** "Ayam Kampung (Ton)" → "ayam_kampung_ton"; '' when nothing of the text can stand in a name. */
export function nameOf(text: string): string {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/%/g, ' persen ')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  if (plain === '') return '';
  return shortened(/^[a-z]/.test(plain) ? plain : `k_${plain}`);
}

/** Cut between words. */
export function shortened(name: string, most: number = longest): string {
  if (name.length <= most) return name;
  const cut = name.slice(0, most);
  return cut.slice(0, Math.max(cut.lastIndexOf('_'), Math.floor(most / 2))).replace(/_+$/, '');
}

/** Gives each asked name, or the next free one of its kind: "jumlah", "jumlah_2". */
export function namer(taken: Iterable<string> = []): (wanted: string) => string {
  const used = new Set(taken);
  return (wanted) => {
    let name = wanted;
    for (let n = 2; used.has(name); n++) name = `${wanted}_${n}`;
    used.add(name);
    return name;
  };
}

/** "Produksi_Padi" → "Produksi Padi", without unit, remark or edge punctuation: a title for people. */
export function titleOf(text: string): string {
  const plain = text
    .replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ')
    .replace(/_/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,.:;|-]+|[\s,.:;|-]+$/g, '');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** "1. ", "a) ", "- ": where a row stands in a list is no part of its name. */
export function withoutBullet(text: string): string {
  return text.replace(
    /^\s*(?:\(?(?:(?:\d{1,2}|[a-z]|[ivxlc]{1,6})[.)]+\s+|\d{1,2}[.)](?=\p{L})|\d{1,2}(?:\.\d{1,3})+[.)]?\s+)|[-–•*·]\s*)/iu,
    '',
  );
}

/** Headings that say nothing of what is measured: the table's own name does. */
const empty =
  /^(?:jumlah|total|nilai|value|data|angka|banyaknya|besaran|hasil|tahun|bulan|triwulan|semester|periode|(?:l|laki-laki) ?\+ ?(?:p|perempuan))?$/i;
/** Headings that say one side of what is measured. */
const slight =
  /^(?:%|target|sasaran|realisasi|capaian|anggaran|pagu|persen(?:tase)?|rasio|luas|panjang|baik|sedang|rusak|ringan|berat|produksi|harga|stok|laki-laki|perempuan|l|p)$/i;

export function saysNothing(words: string): boolean {
  return empty.test(words);
}

/** A title for "Target" under "Realisasi PBB": "Target (Realisasi PBB)". */
export function titleWithin(words: string, title: string): string {
  if (saysNothing(words)) return title;
  const shown = words === '%' ? 'Persentase' : words;
  return isSlight(words) && title !== '' ? `${shown} (${title})` : shown;
}

export function isSlight(words: string): boolean {
  return slight.test(words);
}
