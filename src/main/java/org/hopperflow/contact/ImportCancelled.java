package org.hopperflow.contact;

/** Somebody ended the import meanwhile; what it wrote is rolled back. */
final class ImportCancelled extends RuntimeException {
}
