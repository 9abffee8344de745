/* CRegex: see the contract */
