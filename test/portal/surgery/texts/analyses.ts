/** Blood tests with the reference range of the synthetic laboratory. `unit` is UCUM. */
export const PANELS = [
  {
    code: 'hematology',
    name: 'Hematologi',
    analyses: [
      { code: 'hb', name: 'Hemoglobin', unit: 'g/dL', low: 11.7, high: 17, decimals: 1 },
      { code: 'lpk', name: 'Leukocytter', unit: '10*9/L', low: 4, high: 10, decimals: 1 },
      { code: 'ferritin', name: 'Ferritin', unit: 'ug/L', low: 15, high: 300, decimals: 0 },
    ],
  },
  {
    code: 'metabolism',
    name: 'Stoffskifte',
    analyses: [
      { code: 'tsh', name: 'TSH', unit: 'm[IU]/L', low: 0.4, high: 4.5, decimals: 1 },
      { code: 'ft4', name: 'Fritt T4', unit: 'pmol/L', low: 9, high: 22, decimals: 1 },
    ],
  },
  {
    code: 'diabetes',
    name: 'Diabetes',
    analyses: [
      { code: 'hba1c', name: 'HbA1c', unit: 'mmol/mol', low: 25, high: 48, decimals: 0 },
      { code: 'glucose', name: 'Glukose', unit: 'mmol/L', low: 4, high: 6.9, decimals: 1 },
    ],
  },
  {
    code: 'kidney',
    name: 'Nyre og elektrolytter',
    analyses: [
      { code: 'creatinine', name: 'Kreatinin', unit: 'umol/L', low: 45, high: 105, decimals: 0 },
      { code: 'potassium', name: 'Kalium', unit: 'mmol/L', low: 3.5, high: 5, decimals: 1 },
      { code: 'crp', name: 'CRP', unit: 'mg/L', low: 0, high: 5, decimals: 0 },
    ],
  },
  {
    code: 'lipids',
    name: 'Lipider',
    analyses: [
      { code: 'cholesterol', name: 'Kolesterol', unit: 'mmol/L', low: 2.9, high: 6.1, decimals: 1 },
      { code: 'ldl', name: 'LDL-kolesterol', unit: 'mmol/L', low: 1.2, high: 4.3, decimals: 1 },
    ],
  },
] as const;

export const VACCINES = [
  { atc: 'J07BB02', name: 'Influensavaksine' },
  { atc: 'J07BX03', name: 'Covid-19-vaksine' },
  { atc: 'J07AM51', name: 'Difteri- og tetanusvaksine' },
  { atc: 'J07BC20', name: 'Hepatitt A- og B-vaksine' },
  { atc: 'J07AL02', name: 'Pneumokokkvaksine' },
  { atc: 'J07BD52', name: 'MMR-vaksine' },
] as const;
