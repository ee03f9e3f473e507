/**
 * Uploaded files: taken in as a stream, examined by their content, kept in the data folder, shown to whoever sends them. What a
 * provider calls a file is the provider room's affair.
 *
 * <p>Allowed arrows: shared.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared"})
package org.hopperflow.media;
