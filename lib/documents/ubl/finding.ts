/**
 * A must-have that is not met. The code is the rule's published id (EN 16931, Peppol BIS Billing 3, its Dutch rules), so
 * that anybody can look it up; `IBAN` is our own. The path is the place in the model, as in `lines.0.price`.
 */
export type Finding = {
  readonly code: RuleId;
  readonly path: string;
  readonly values: Readonly<Record<string, string>>;
};

export type RuleId =
  | 'BR-03'
  | 'BR-05'
  | 'BR-06'
  | 'BR-07'
  | 'BR-09'
  | 'BR-11'
  | 'BR-16'
  | 'BR-22'
  | 'BR-23'
  | 'BR-25'
  | 'BR-26'
  | 'BR-27'
  | 'BR-50'
  | 'BR-AE-02'
  | 'BR-AE-10'
  | 'BR-CO-04'
  | 'BR-CO-09'
  | 'BR-CO-16'
  | 'BR-CO-25'
  | 'BR-E-10'
  | 'BR-G-10'
  | 'BR-IC-02'
  | 'BR-IC-10'
  | 'BR-IC-11'
  | 'BR-IC-12'
  | 'BR-O-02'
  | 'BR-O-10'
  | 'BR-O-11'
  | 'BR-S-02'
  | 'BR-S-05'
  | 'IBAN'
  | 'NL-R-001'
  | 'NL-R-002'
  | 'NL-R-003'
  | 'NL-R-004'
  | 'NL-R-005'
  | 'NL-R-007'
  | 'NL-R-008'
  | 'NL-R-009'
  | 'PEPPOL-EN16931-R003'
  | 'PEPPOL-EN16931-R010'
  | 'PEPPOL-EN16931-R020'
  | 'PEPPOL-EN16931-R061';

/** Notes a finding: code, path, values. */
export type Note = (code: RuleId, path: string, values?: Record<string, string>) => void;
