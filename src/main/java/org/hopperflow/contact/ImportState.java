package org.hopperflow.contact;

enum ImportState { RUNNING, DONE, FAILED, CANCELLED }
