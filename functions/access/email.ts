/** Addresses as text: how they compare, and how they show to those whose business they are not. */

/** Addresses compare in lower case, without surrounding space. */
export const normalEmail = (email: string): string => email.trim().toLowerCase();

/** `ng…@truong.example`: enough for those who know it, too little for those who do not. */
export const maskEmail = (email: string): string => {
  const [local = '', domain = ''] = email.split('@');
  return `${local.slice(0, 2)}…@${domain}`;
};
