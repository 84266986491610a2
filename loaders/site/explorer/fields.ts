/** Columns of the shipped set that an edition of the site may show. */
export interface ShippedFields {
  /** Names of employers beside their codes. */
  names: boolean;
  /** Series of single employers: every month of every employer. */
  series: boolean;
}

/**
 * Decides which fields leave the house with the explorer. One place for it: the packer asks here and nowhere else, so
 * that an edition with less to show is a matter of this function.
 */
export function shippedFields(edition: "internal" = "internal"): ShippedFields {
  return {names: edition === "internal", series: edition === "internal"};
}
