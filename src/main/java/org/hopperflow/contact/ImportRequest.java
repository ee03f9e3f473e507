package org.hopperflow.contact;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;

/** How the sender wants a file to be read, as query parameters or as parts of the form. */
record ImportRequest(
        @Parameter(description = "The fields by which two rows are the same contact: phone (default), mobile, email, several parted by commas "
                + "(all of them must be equal), or none") String duplicateKey,
        @Parameter(description = "What a column means, as column:field, e.g. Handy:phone or Ort:custom.city; nothing behind the colon leaves "
                + "the column out. Repeatable. Columns that are not named here mean what they are called") List<String> map,
        @Parameter(description = "The country of numbers without international prefix, two letters (ISO 3166), e.g. DE. "
                + "Default: numbers are taken as they are written") String country) {

    /** @param pairs the values of {@code map} as they came: bound ones are parted at commas, which a column's name may hold */
    ImportOptions options(String[] pairs) {
        List<String> whole = pairs == null ? List.of() : List.of(pairs);
        return new ImportOptions(DuplicateKey.parse(duplicateKey), ColumnMap.parse(whole), DefaultCountry.parse(country));
    }
}
