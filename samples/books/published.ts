// Components of the human development index as BPS publishes them, for three areas, laid out as its CSV downloads are.
import type { Books } from '../letterhead.js';
import type { SampleText } from '../sheet.js';

/** BPS, metode baru, 2020: nothing in these four files is made up. */
const components = [
  ['uhh', 'Umur Harapan Hidup Saat Lahir (UHH) (Tahun)', 69.96, 66.67, 71.47],
  ['hls', 'Harapan Lama Sekolah (Tahun)', 12.89, 13.16, 12.98],
  ['rls', 'Rata-rata Lama Sekolah (Tahun)', 8.89, 9.87, 8.48],
  ['pengeluaran', 'Pengeluaran per Kapita Disesuaikan (Ribu Rupiah/Orang/Tahun)', 11964, 13010, 11013],
] as const;

export const published: Books = () =>
  components.map(
    ([name, title, banten, cilegon, indonesia]): SampleText => ({
      path: `bps/${name}_2020.csv`,
      encoding: 'utf8',
      text: [
        '\uFEFFProvinsi/Kabupaten/Kota,',
        `,[Metode Baru] ${title}`,
        ',2020',
        `BANTEN,${banten}`,
        `Kota Cilegon,${cilegon}`,
        `INDONESIA,${indonesia}`,
        '',
        '"Sumber: BPS (angka terbitan 2020, dikutip); berkas ini bagian dari DATA CONTOH"',
        '',
      ].join('\r\n'),
    }),
  );
