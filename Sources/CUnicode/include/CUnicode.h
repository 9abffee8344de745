/* CUnicode: see the contract */
