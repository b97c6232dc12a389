// A heading → the same in one word for each thing, whatever word or language it was written in.

/** The first of each is the word that stands for all of them. */
const families: readonly (readonly string[])[] = [
  ['laki laki', 'laki', 'lk', 'l', 'pria', 'male', 'males', 'man', 'men'],
  ['perempuan', 'pr', 'p', 'wanita', 'female', 'females', 'woman', 'women'],
  ['jumlah', 'jml', 'total', 'banyaknya', 'number', 'number of', 'l p'],
  ['kecamatan', 'kec', 'kapanewon', 'kemantren', 'distrik', 'district', 'subdistrict', 'sub district'],
  ['kelurahan', 'kel', 'kalurahan', 'nagari', 'gampong', 'village', 'urban village'],
  ['kabupaten', 'kab', 'regency'],
  ['kota', 'city', 'municipality'],
  ['provinsi', 'propinsi', 'prov', 'province'],
  ['tahun', 'thn', 'th', 'year'],
  ['bulan', 'bln', 'month'],
  ['triwulan', 'kuartal', 'tw', 'quarter'],
  ['tanggal', 'tgl', 'date'],
  ['umur', 'usia', 'age'],
  ['jenis kelamin', 'sex', 'gender'],
  ['nama', 'name'],
  ['keterangan', 'ket', 'catatan', 'remarks', 'notes'],
  ['penduduk', 'population'],
  ['kepadatan', 'density'],
  ['luas', 'area'],
  ['rumah tangga', 'household', 'households'],
  ['persentase', 'persen', 'percentage', 'percent'],
  ['produksi', 'production'],
  ['nilai', 'value'],
  ['harga', 'price'],
  ['anggaran', 'budget'],
  ['realisasi', 'realization', 'realisation'],
  ['murid', 'siswa', 'pelajar', 'pupils', 'students'],
  ['guru', 'teacher', 'teachers'],
  ['sekolah', 'school', 'schools'],
  ['rumah sakit', 'rs', 'hospital', 'hospitals'],
  ['kelahiran', 'lahir', 'birth', 'births'],
  ['kematian', 'meninggal', 'death', 'deaths'],
  ['kasus', 'case', 'cases'],
];

const words: ReadonlyMap<string, string> = new Map(
  families.flatMap(([one = '', ...others]) => [one, ...others].map((word) => [word, one] as const)),
);
const longest = 2;

/** "Female Population" → "perempuan penduduk"; words that are not known stay, in lower case. */
export function inOneWord(heading: string): string {
  const tokens = heading.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const said: string[] = [];
  for (let i = 0; i < tokens.length; ) {
    const length = [longest, 1].find((each) => words.has(tokens.slice(i, i + each).join(' '))) ?? 1;
    const text = tokens.slice(i, i + length).join(' ');
    said.push(words.get(text) ?? text);
    i += length;
  }
  return said.join(' ');
}

/** "Laki-laki/Male" says one thing twice: each of its sides, and the whole. */
export function sidesOf(heading: string): readonly string[] {
  const sides = heading.split('/').filter((side) => /\p{L}/u.test(side));
  return sides.length > 1 ? [heading, ...sides] : [heading];
}
