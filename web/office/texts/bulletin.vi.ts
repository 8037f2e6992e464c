/** Words of the bulletin's screen, in Vietnamese. */
export const bulletinVi = {
  lead: (time: string) =>
    `Số liệu lúc ${time}. Bản tin không nêu tên trường; dưới 5 ca thì không nói số chính xác, nên có thể đọc trên loa, đài hoặc đăng công khai.`,
  languages: { vi: 'Tiếng Việt', en: 'Tiếng Anh' },
  length: (n: string) => `${n} chữ`,
  copy: { vi: 'Sao chép bản tin', en: 'Sao chép bản tiếng Anh' },
  copied: 'Đã sao chép.',
  byHand: 'Trình duyệt không cho sao chép. Hãy chạm vào ô chữ rồi sao chép.',
};
export type BulletinWords = typeof bulletinVi;
